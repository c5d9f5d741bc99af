namespace ImrPredict.Reports.Pages;

/// <summary>What all pages share: light and dark by the reader's setting, phones, print.</summary>
internal static class PageStyle
{
    /// <summary>Colours, text, cards, tables, things that open.</summary>
    public const string Css = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#f6f8fa;--link:#0a58b8;
          --up:#a33f08;--down:#1f5fa8;--in:#6e7781;--band:#c9d1d9;--band2:#e3e7eb;--mu:#fde3cf;--md:#d5e6fb}
        @media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e4e8ec;--soft:#a2adb9;--line:#38414b;--card:#1c222a;
          --link:#7db7ff;--up:#ff9d5c;--down:#7cb5ff;--in:#9aa5b1;--band:#4a5663;--band2:#2a323c;--mu:#5a3414;--md:#193a61}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        header,main,footer,nav{max-width:72rem;margin:0 auto;padding:0 1.25rem}header{padding-top:1.5rem}footer{padding-bottom:2rem}
        h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0}
        h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
        h3{font-size:1.05rem;margin:1.5rem 0 .3rem}p,li{max-width:46rem}a{color:var(--link)}
        .soft,caption,figcaption,small{color:var(--soft)}.skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.8rem 0}
        .notice{border-left:4px solid var(--down);padding:.5rem .9rem;background:var(--card);max-width:46rem}
        .warn{border-left-color:var(--up)}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;padding:0;list-style:none}
        .cards li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}
        .cards b{display:block;font-size:1.6rem;line-height:1.2}
        .scroll{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;padding:.3rem 0;font-size:.88rem}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        thead th{font-weight:600;border-bottom-width:2px}tbody th{font-weight:500}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        details{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0;background:var(--card)}
        summary{cursor:pointer;padding:.45rem .8rem}details>div{padding:0 .9rem .7rem}details details{background:var(--bg)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        @media (max-width:40rem){body{font-size:15px}header,main,footer,nav{padding-left:.8rem;padding-right:.8rem}
          .cards{grid-template-columns:1fr 1fr}.cards li{padding:.6rem .7rem}th,td{padding:.3rem .35rem}}
        @media print{html,body{font-size:11px}nav,.skip{display:none}figure,tr,.cards li{break-inside:avoid}
          .scroll{overflow:visible}a{color:inherit;text-decoration:none}h2,h3,summary{break-after:avoid}}
        """;

    /// <summary>Pictures.</summary>
    public const string Svg = """

        figure{margin:.8rem 0}svg{display:block;width:100%;height:auto;background:var(--bg)}
        svg text{fill:var(--soft);font-size:12px}svg .axis{stroke:var(--line)}svg polyline{fill:none;stroke-width:1.8}
        @media print{svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
