using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Scores;

/// <summary>What the summary of a backlog adds to the looks that all pages share.</summary>
internal static class ScoreStyle
{
    public const string Css = PageStyle.Css + """

        header,main,footer{max-width:64rem}h1{margin-bottom:.8rem}h2{margin-top:2.2rem}h3{font-size:1rem;margin:0;line-height:1.3}
        .look{list-style:none;padding:0;display:grid;gap:.8rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,28rem),1fr))}
        .look>li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;max-width:none}
        .look ul{margin:.4rem 0 0;padding-left:1.2rem;font-size:.92rem;overflow-wrap:anywhere}.look p{margin:.25rem 0}
        .bar{height:.55rem;background:var(--band2);border-radius:.3rem;position:relative;margin:.35rem 0}
        .bar i{position:absolute;inset:0 auto 0 0;background:var(--down);border-radius:.3rem}
        .bar em{position:absolute;top:-.2rem;bottom:-.2rem;width:3px;background:var(--fg)}
        td,tbody th{overflow-wrap:anywhere;min-width:5rem}td.n{min-width:0}
        @media print{li{break-inside:avoid}.bar *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
