namespace ImrPredict.Reports;

/// <summary>The looks of the summary of a backlog: light and dark by the reader's setting, and for print.</summary>
internal static class ScoreStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#f6f8fa;--link:#0a58b8;--up:#a33f08;--bar:#1f5fa8;--rail:#dfe5eb}
        @media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e4e8ec;--soft:#a2adb9;--line:#38414b;--card:#1c222a;--link:#7db7ff;--up:#ff9d5c;--bar:#7cb5ff;--rail:#303945}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        header,main,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}header{padding-top:1.5rem}footer{padding-bottom:2rem}
        h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .8rem}h2{font-size:1.3rem;margin:2.2rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
        h3{font-size:1rem;margin:0;line-height:1.3}p,li{max-width:46rem}a{color:var(--link)}.soft,caption,small{color:var(--soft)}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
        .notice{border-left:4px solid var(--bar);padding:.5rem .9rem;background:var(--card);max-width:46rem}.warn{border-left-color:var(--up)}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;padding:0;list-style:none}
        .cards li,.look>li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}
        .cards b{display:block;font-size:1.6rem;line-height:1.2}
        .look{list-style:none;padding:0;display:grid;gap:.8rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,28rem),1fr))}.look>li{max-width:none}
        .look ul{margin:.4rem 0 0;padding-left:1.2rem;font-size:.92rem;overflow-wrap:anywhere}.look p{margin:.25rem 0}
        .bar{height:.55rem;background:var(--rail);border-radius:.3rem;position:relative;margin:.35rem 0}.bar i{position:absolute;inset:0 auto 0 0;background:var(--bar);border-radius:.3rem}
        .bar em{position:absolute;top:-.2rem;bottom:-.2rem;width:3px;background:var(--fg)}
        .scroll{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;padding:.3rem 0;font-size:.88rem}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}thead th{font-weight:600;border-bottom-width:2px}tbody th{font-weight:500}
        td,tbody th{overflow-wrap:anywhere;min-width:5rem}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;min-width:0}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        @media (max-width:40rem){body{font-size:15px}header,main,footer{padding-left:.8rem;padding-right:.8rem}.cards{grid-template-columns:1fr 1fr}.cards li{padding:.6rem .7rem}th,td{padding:.3rem .35rem}}
        @media print{body{font-size:11px}.skip{display:none}tr,li{break-inside:avoid}.scroll{overflow:visible}h2{break-after:avoid}}
        """;
}
