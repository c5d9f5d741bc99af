using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Training;

/// <summary>What the training report adds to the looks that all pages share.</summary>
internal static class TrainingStyle
{
    public const string Css = PageStyle.Css + PageStyle.Svg + """

        .pair{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:.5rem 2rem;align-items:start}
        .pair figure{margin:.4rem 0}figcaption{font-size:.88rem;max-width:34rem}
        svg polyline.model{stroke:var(--down);stroke-width:2.4}svg polyline.other{stroke:var(--up);stroke-dasharray:6 3}
        svg polyline.chance{stroke:var(--soft);stroke-dasharray:2 4;stroke-width:1.3}
        svg polygon.band{fill:var(--down);opacity:.16}svg .bar{stroke-width:2;opacity:.55}
        svg .bar.model{stroke:var(--down)}svg .bar.other{stroke:var(--up)}
        svg .dot.model{fill:var(--down)}svg .dot.other{fill:var(--up)}svg text.name{font-weight:600}
        .effects{list-style:none;padding:0;max-width:46rem}
        .effects li{display:grid;grid-template-columns:minmax(0,1fr) 9rem 5.5rem;gap:.6rem;align-items:center;max-width:none;border-bottom:1px solid var(--line);padding:.15rem 0;font-size:.92rem}
        .effects .what{overflow-wrap:anywhere}.effects .track{display:block;height:.7rem;background:var(--card);border:1px solid var(--line)}
        .effects .fill{display:block;height:100%}.fill.u{background:var(--up)}.fill.d{background:var(--down)}
        td small{display:block}td.n small{white-space:nowrap}
        @media (max-width:40rem){.effects li{grid-template-columns:minmax(0,1fr) 4rem 5rem}}
        @media print{.fill,.dot,polygon,.track{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
