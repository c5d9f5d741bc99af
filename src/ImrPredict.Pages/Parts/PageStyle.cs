namespace ImrPredict.Pages.Parts;

/// <summary>How all pages look: light and dark by the reader's setting, phones, print.</summary>
public static class PageStyle
{
    /// <summary>Colours, text, cards, tables, things that open; charts; then what one page alone has.</summary>
    public const string Css = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#f6f8fa;
          --link:#0a58b8;--up:#a33f08;--down:#1f5fa8;--in:#6e7781;--band:#c9d1d9;--band2:#e3e7eb;--mu:#fde3cf;
          --md:#d5e6fb}
        @media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e4e8ec;--soft:#a2adb9;--line:#38414b;--card:#1c222a;
          --link:#7db7ff;--up:#ff9d5c;--down:#7cb5ff;--in:#9aa5b1;--band:#4a5663;--band2:#2a323c;--mu:#5a3414;
            --md:#193a61}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);
          font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        header,main,footer,nav{max-width:72rem;margin:0 auto;padding:0 1.25rem}header{padding-top:1.5rem}
          footer{padding-bottom:2rem}
        h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .8rem}
        h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
        h3{font-size:1.05rem;margin:1.5rem 0 .3rem}p,li{max-width:46rem}a{color:var(--link)}
        .soft,caption,figcaption,small{color:var(--soft)}.skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.8rem 0}
        .notice{border-left:4px solid var(--down);padding:.5rem .9rem;background:var(--card);max-width:46rem}
        ul.notice{padding-left:2rem}.warn{border-left-color:var(--up)}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;padding:0;
          list-style:none}
        .cards li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}
        .cards b{display:block;font-size:1.6rem;line-height:1.2}
        .scroll{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;padding:.3rem 0;font-size:.88rem}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        thead th,thead th.n{font-weight:600;border-bottom-width:2px;white-space:normal}tbody th{font-weight:500}
        td,tbody th{overflow-wrap:break-word;min-width:5rem}td.n{min-width:0}td small{display:block}
          td.n small{white-space:nowrap}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        details{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0;background:var(--card)}
        summary{cursor:pointer;padding:.45rem .8rem}details>div{padding:0 .9rem .7rem}
          details details{background:var(--bg)}
        details p{margin:.7rem 0 .3rem}details ul{margin:.3rem 0}
        .tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;
          white-space:nowrap}
        .u{color:var(--up)}.d{color:var(--down)}.case{font-variant-numeric:tabular-nums;white-space:nowrap}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}

        figure{margin:.8rem 0}figcaption{font-size:.88rem;max-width:46rem}
        svg{display:block;width:100%;height:auto;background:var(--bg)}svg.wide{max-width:48rem}
        svg text{fill:var(--soft);font-size:12px}svg text.name{font-weight:600}svg .axis{stroke:var(--line)}
        svg polyline{fill:none;stroke-width:1.8}svg polyline.model{stroke:var(--down);stroke-width:2.4}
        svg polyline.other{stroke:var(--up);stroke-dasharray:6 3}
        svg polyline.chance{stroke:var(--soft);stroke-dasharray:2 4;stroke-width:1.3}
        svg polygon.band{fill:var(--down);opacity:.16}svg .bar{stroke-width:2;opacity:.55}
        svg .bar.model{stroke:var(--down)}svg .bar.other{stroke:var(--up)}
        svg .dot.model{fill:var(--down)}svg .dot.other{fill:var(--up)}svg .one{stroke:var(--fg);stroke-dasharray:4 3}
        svg .b95{stroke:var(--band);stroke-width:7}svg .b998{stroke:var(--band2);stroke-width:7}
        svg .p{fill:var(--in)}svg .p.u{fill:var(--up)}svg .p.d{fill:var(--down)}
        svg .run{fill:none;stroke-width:1.6}svg .run.u{stroke:var(--up)}svg .run.d{stroke:var(--down)}
        svg text.mark{fill:var(--fg)}svg polyline.centre{stroke:var(--in);stroke-width:1.2}
        svg .target{stroke:var(--fg);stroke-dasharray:8 3 2 3}
        svg .lu{stroke:var(--up)}svg .ld{stroke:var(--down)}svg .limit{stroke:var(--soft);stroke-dasharray:6 4}

        .sorts fieldset{border:0;padding:0;margin:.6rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
        .sorts legend{float:left;padding:0 1rem 0 0}
        .look,.look thead,.look tbody{display:flex;flex-direction:column}.look tbody tr{order:var(--o0)}
        .look tr{display:grid;grid-template-columns:9rem minmax(0,1fr) 12rem 10rem minmax(0,1.4fr);
          border-bottom:1px solid var(--line)}
        .look th,.look td{border:0;min-width:0}.look small{display:block}
        .sorts:has(#by1:checked) tbody tr{order:var(--o1)}.sorts:has(#by2:checked) tbody tr{order:var(--o2)}
        .sorts:has(#by3:checked) tbody tr{order:var(--o3)}.sorts:has(#by4:checked) tbody tr{order:var(--o4)}
        .look details{border:0;background:none;margin:0}.look summary{padding:0}.look details>div{padding:0}
        .look p{margin:.25rem 0}.look ul{margin:.4rem 0 0;padding-left:1.2rem;overflow-wrap:anywhere}
        .look .bar{height:.55rem;background:var(--band2);border-radius:.3rem;position:relative;margin:.35rem 0}
        .bar i{position:absolute;inset:0 auto 0 0;background:var(--down);border-radius:.3rem}
        .bar em{position:absolute;top:-.2rem;bottom:-.2rem;width:3px;background:var(--fg)}

        .pair{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:.5rem 2rem;
          align-items:start}
        .pair figure{margin:.4rem 0}.pair figcaption{max-width:34rem}.effects{list-style:none;padding:0;max-width:46rem}
        .effects li{display:grid;grid-template-columns:minmax(0,1fr) 9rem 5.5rem;gap:.6rem;align-items:center;
          max-width:none;border-bottom:1px solid var(--line);padding:.15rem 0;font-size:.92rem}
        .effects .what{overflow-wrap:anywhere}
        .effects .track{display:block;height:.7rem;background:var(--card);border:1px solid var(--line)}
        .effects .fill{display:block;height:100%}.fill.u{background:var(--up)}.fill.d{background:var(--down)}

        .text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem;background:var(--bg);
          border:1px solid var(--line);border-radius:.3rem;padding:.6rem .8rem;max-width:none}
        mark,mark.u,mark.d{color:inherit;padding:0 .1em;border-radius:.15rem}
        mark.u{background:var(--mu);border-bottom:2px solid var(--up)}
          mark.d{background:var(--md);border-bottom:2px dotted var(--down)}

        @media (max-width:40rem){body{font-size:15px}header,main,footer,nav{padding-left:.8rem;padding-right:.8rem}
          .cards{grid-template-columns:1fr 1fr}.cards li{padding:.6rem .7rem}th,td{padding:.3rem .35rem}
          caption{max-width:calc(100vw - 3.4rem)}
          .effects li{grid-template-columns:minmax(0,1fr) 4rem 5rem}.look thead{display:none}
          .look tr{grid-template-columns:1fr;padding:.5rem 0}
          svg.wide text{font-size:20px}svg.wide .few,svg.wide .mark{display:none}svg .b95,svg .b998{stroke-width:10}}
        @media print{html,body{font-size:11px}nav,.skip{display:none}figure,tr,li{break-inside:avoid}
          .scroll{overflow:visible}a{color:inherit;text-decoration:none}h2,h3,summary{break-after:avoid}
          .text{border:0;padding:0}
          svg *,.bar *,.fill,.track,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
