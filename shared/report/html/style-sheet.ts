/** The report's look: system fonts, light and dark by the reader's setting, always light on paper. */
export const STYLE_SHEET = `
:root {
  color-scheme: light dark;
  --text: #1b1f27; --faint: #5a6270; --line: #d9dde4; --page: #ffffff; --raised: #f5f6f9; --link: #1157b8;
  --good: #146c3c; --bad: #b3141f; --doubt: #8a5300; --plain: #4b5563;
  --bad-back: #fdecec; --client: #5b3fb0; --server: #0b6b6b;
  --mono: ui-monospace, "JetBrains Mono", "SF Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e8ec; --faint: #9aa3b2; --line: #333a46; --page: #15181e; --raised: #1d2129; --link: #7fb2ff;
    --good: #5fcf90; --bad: #ff8a8a; --doubt: #f0b45a; --plain: #b3bbc8;
    --bad-back: #3a1c20; --client: #b7a3ff; --server: #62cfcf;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 62rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", Inter, Helvetica, Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .8rem; }
h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); }
p { margin: .4rem 0; }
code, pre, .mono { font-family: var(--mono); font-size: .875em; }
.faint { color: var(--faint); }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); } .plain { color: var(--plain); }
svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .doubt { fill: var(--doubt); } svg .plain { fill: var(--plain); }
svg .axis { stroke: var(--line); }
.chart { width: 100%; height: auto; display: block; margin: .8rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; margin: .6rem 0; list-style: none; }
.legend b { font-size: 1.05rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: .8rem; font-weight: 600; color: var(--faint); }
th, td { padding: .5rem .8rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.session { border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; overflow: hidden; break-inside: auto; }
.session > summary { cursor: pointer; padding: .8rem 1.1rem; background: var(--raised); list-style-position: inside; overflow-wrap: anywhere; }
.session > div { padding: .4rem 1.1rem 1.1rem; }
.verdict { border-left: 4px solid var(--bad); padding: .2rem 0 .2rem 1rem; margin: 1rem 0; }
.verdict.temporary { border-color: var(--doubt); }
.verdict ol { margin: .4rem 0; padding-left: 1.4rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: .8rem 0; }
.facts dt { color: var(--faint); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.proof td { padding: .15rem .8rem .15rem 0; border: 0; }
.dialogue { width: 100%; margin-top: 1rem; font-family: var(--mono); font-size: .82rem; }
.dialogue td { border: 0; padding: .12rem .8rem .12rem 0; }
.dialogue .who { font-family: system-ui, sans-serif; white-space: nowrap; }
.dialogue .client .who { color: var(--client); } .dialogue .server .who { color: var(--server); }
.dialogue .refused { background: var(--bad-back); } .dialogue .refused td { color: var(--bad); font-weight: 600; }
.dialogue td:nth-child(-n+2) { color: var(--faint); white-space: nowrap; text-align: right; }
pre { background: var(--raised); padding: .7rem 1rem; border-radius: 8px; overflow-x: auto; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: .85rem; }
@media print {
  :root { color-scheme: light; --text: #000; --faint: #444; --line: #bbb; --page: #fff; --raised: #f2f2f2; --link: #000;
    --good: #0d5c31; --bad: #a3000c; --doubt: #774700; --plain: #444; --bad-back: #fbe9e9; --client: #46309a; --server: #045757; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .verdict, tr, .chart, h2, summary { break-inside: avoid; } h2, summary { break-after: avoid; }
  .session { border-radius: 0; }
  .session::details-content { content-visibility: visible; block-size: auto; }
}
`;
