namespace ImrPredict.Reports;

/// <summary>The looks of the audit report: light and dark by the reader's setting, and for print.</summary>
internal static class AuditStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#f6f8fa;
          --link:#0a58b8;
          --up:#b3470c;--down:#1f5fa8;--in:#6e7781;--band:#d8dee4;--band2:#eceff2;--mu:#fde3cf;--md:#d5e6fb}
        @media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e4e8ec;--soft:#9aa5b1;--line:#38414b;
          --card:#1c222a;
          --link:#7db7ff;--up:#ff9d5c;--down:#7cb5ff;--in:#9aa5b1;--band:#3c4651;--band2:#272e37;--mu:#5a3414;
          --md:#193a61}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);
          font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        header,main,footer,nav{max-width:72rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:1.5rem}h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0}
        h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
        h3{font-size:1.05rem;margin:1.5rem 0 .3rem}p,li{max-width:46rem}a{color:var(--link)}
        .soft,caption,figcaption,small{color:var(--soft)}.skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.8rem 0}
        .notice{border-left:4px solid var(--line);padding:.5rem .9rem;background:var(--card);max-width:46rem}
        .warn{border-left-color:var(--up)}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.8rem;padding:0;
          list-style:none}
        .cards li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}
        .cards b{display:block;font-size:1.6rem;line-height:1.2}
        .scroll{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;padding:.3rem 0;font-size:.88rem}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        thead th{font-weight:600;border-bottom-width:2px}tbody th{font-weight:500}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        details{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0;background:var(--card)}
        summary{cursor:pointer;padding:.45rem .8rem}details>div{padding:0 .9rem .7rem}
        details details{background:var(--bg)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;
          white-space:nowrap}
        .u{color:var(--up)}.d{color:var(--down)}.case{font-variant-numeric:tabular-nums;white-space:nowrap}
        .text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem;background:var(--bg);
          border:1px solid var(--line);border-radius:.3rem;padding:.6rem .8rem;max-width:none}
        mark{color:inherit;padding:0 .1em;border-radius:.15rem}
        mark.u{background:var(--mu);border-bottom:2px solid var(--up)}
        mark.d{background:var(--md);border-bottom:2px dotted var(--down)}
        figure{margin:.8rem 0}svg{display:block;width:100%;height:auto;max-width:62rem;background:var(--bg)}
        svg text{fill:var(--soft);font-size:12px}svg .axis{stroke:var(--line)}
        svg .one{stroke:var(--fg);stroke-dasharray:4 3}
        svg .b95{stroke:var(--band);stroke-width:7}svg .b998{stroke:var(--band2);stroke-width:7}
        svg .p{fill:var(--in)}svg .p.u{fill:var(--up)}svg .p.d{fill:var(--down)}svg .name{fill:var(--fg)}
        svg polyline{fill:none;stroke-width:1.8}svg .lu{stroke:var(--up)}svg .ld{stroke:var(--down)}
        svg .limit{stroke:var(--soft);stroke-dasharray:6 4}
        @media (max-width:40rem){body{font-size:15px}header,main,footer,nav{padding-left:.8rem;padding-right:.8rem}
        figure{overflow-x:auto}svg{min-width:34rem}.cards{grid-template-columns:1fr 1fr}
        .cards li{padding:.6rem .7rem}}
        @media print{body{font-size:11px}nav,.skip{display:none}details,figure,tr,.cards li{break-inside:avoid}
        .scroll{overflow:visible}a{color:inherit;text-decoration:none}h2{break-after:avoid}}
        """;
}
