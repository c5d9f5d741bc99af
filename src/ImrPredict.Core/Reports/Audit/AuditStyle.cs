using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Audit;

/// <summary>What the audit report adds to the looks that all pages share.</summary>
internal static class AuditStyle
{
    public const string Css = PageStyle.Css + PageStyle.Svg + """

        .tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;white-space:nowrap}
        .u{color:var(--up)}.d{color:var(--down)}.case{font-variant-numeric:tabular-nums;white-space:nowrap}
        details p{margin:.7rem 0 .3rem}details ul{margin:.3rem 0}
        .text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem;background:var(--bg);border:1px solid var(--line);
          border-radius:.3rem;padding:.6rem .8rem;max-width:none}
        mark,mark.u,mark.d{color:inherit;padding:0 .1em;border-radius:.15rem}mark.u{background:var(--mu);border-bottom:2px solid var(--up)}
        mark.d{background:var(--md);border-bottom:2px dotted var(--down)}
        svg{max-width:48rem}svg .one{stroke:var(--fg);stroke-dasharray:4 3}
        svg .b95{stroke:var(--band);stroke-width:7}svg .b998{stroke:var(--band2);stroke-width:7}
        svg .p{fill:var(--in)}svg .p.u{fill:var(--up)}svg .p.d{fill:var(--down)}
        svg .lu{stroke:var(--up)}svg .ld{stroke:var(--down)}svg .limit{stroke:var(--soft);stroke-dasharray:6 4}
        @media (max-width:40rem){svg text{font-size:20px}svg .few{display:none}svg .b95,svg .b998{stroke-width:10}}
        @media print{mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}.text{border:0;padding:0}}
        """;
}
