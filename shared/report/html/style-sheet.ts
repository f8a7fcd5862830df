/** The report's look: system fonts, light and dark by the reader's setting, always light on paper. */
export const STYLE_SHEET = `
:root {
  color-scheme: light dark;
  --text: #1b1f27; --faint: #5a6270; --line: #d9dde4; --line-strong: #8b94a3; --page: #ffffff; --raised: #f5f6f9; --link: #1157b8;
  --good: #146c3c; --bad: #b3141f; --doubt: #8a5300; --plain: #4b5563;
  --bad-back: #fdecec; --client: #5b3fb0; --server: #0b6b6b;
  --mono: ui-monospace, "JetBrains Mono", "SF Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e8ec; --faint: #9aa3b2; --line: #333a46; --line-strong: #707a8a; --page: #15181e; --raised: #1d2129; --link: #7fb2ff;
    --good: #5fcf90; --bad: #ff8a8a; --doubt: #f0b45a; --plain: #b3bbc8;
    --bad-back: #3a1c20; --client: #b7a3ff; --server: #62cfcf;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 60rem; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, "Segoe UI", Inter, Helvetica, Arial, sans-serif; -webkit-text-size-adjust: 100%; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 1.2rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 2.6rem 0 .9rem; }
h3 { font-size: 1rem; line-height: 1.4; margin: 0; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
p { margin: .4rem 0; max-width: 46rem; overflow-wrap: anywhere; }
code, pre, .mono { font-family: var(--mono); font-size: .875em; }
.kicker { color: var(--faint); margin: 0; }
.faint { color: var(--faint); }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); } .plain { color: var(--plain); }
svg text { fill: var(--faint); font: 12px system-ui, sans-serif; }
svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .doubt { fill: var(--doubt); } svg .plain { fill: var(--plain); }
svg .stroke { fill: none; stroke: var(--bad); stroke-width: 3; stroke-linecap: round; }
svg .axis { stroke: var(--line-strong); }
.shares { width: 100%; height: 12px; display: block; border-radius: 6px; }
.chart { width: 100%; height: auto; display: block; margin: 1.4rem 0 .4rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; padding: 0; margin: .7rem 0 0; list-style: none; }
.swatch { display: inline-block; width: .75em; height: .75em; border-radius: 3px; margin-right: .5em; background: currentColor; }
.causes { list-style: none; padding: 0; margin: 0; display: grid; gap: .9rem; }
.cause { border: 1px solid var(--line); border-left: 5px solid var(--bad); border-radius: 8px; padding: .9rem 1.2rem; background: var(--raised); }
.cause.temporary { border-left-color: var(--doubt); }
.cause .facts { margin-bottom: 0; }
.cause summary { margin-top: .8rem; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: .8rem; font-weight: 600; color: var(--faint); }
th, td { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.index .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.index .mono:not(.long) { white-space: nowrap; }
.notices { padding-left: 1.2rem; } .notices .warning b { color: var(--doubt); } .notices .error b { color: var(--bad); }
.session { border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; overflow: hidden; scroll-margin-top: 1rem; }
.session:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
.session summary { cursor: pointer; padding: .8rem 1.2rem; background: var(--raised); list-style-position: inside; overflow-wrap: anywhere; }
.session .outcome { margin: 0 .8rem 0 .3rem; }
.session > .body { padding: .4rem 1.2rem 1.2rem; }
.fold:not([open]) + .body { display: none; }
.verdict { border-left: 4px solid var(--bad); padding: .1rem 0 .1rem 1rem; margin: 1rem 0 1.4rem; }
.verdict.temporary { border-color: var(--doubt); }
.verdict ol { margin: .4rem 0 .8rem; padding-left: 1.4rem; max-width: 46rem; }
.verdict li { margin: .15rem 0; }
.act { margin-top: .8rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1.2rem; margin: .8rem 0; }
.facts dt { color: var(--faint); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.proof { width: auto; } .proof th, .proof td { padding: .12rem .9rem .12rem 0; border: 0; font-weight: 400; }
.recipients { margin: 1rem 0; } .recipients td:nth-child(2) { white-space: nowrap; }
.dns { margin: 1rem 0; } .dns caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
.dns td, .dns th { border: 0; padding: .14rem .9rem .14rem 0; font-size: .82rem; } .dns td:first-child, .dns th:first-child { width: 1%; text-align: right; }
.dialogue { margin-top: 1rem; font-family: var(--mono); font-size: .82rem; }
.dialogue thead th { font-family: system-ui, sans-serif; }
.dialogue td, .dialogue th { border: 0; padding: .14rem .9rem .14rem 0; }
.dialogue .who { font-family: system-ui, sans-serif; white-space: nowrap; }
.dialogue .client .who { color: var(--client); } .dialogue .server .who { color: var(--server); }
.dialogue .network td, .dialogue .aside td:last-child { color: var(--doubt); font-style: italic; }
.dialogue .refused { background: var(--bad-back); } .dialogue .refused td { color: var(--bad); font-weight: 600; }
.dialogue td:nth-child(-n+2), .dialogue th:nth-child(-n+2) { color: var(--faint); white-space: nowrap; text-align: right; width: 1%; }
.dialogue td:nth-child(4) { white-space: pre-wrap; }
pre { background: var(--raised); border: 1px solid var(--line); padding: .7rem 1rem; border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: .85rem; overflow-wrap: anywhere; }
@media screen and (max-width: 40rem) {
  body { padding: 1.2rem .9rem 3rem; } h1 { font-size: 1.5rem; }
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .4rem; }
  .index th:nth-child(4), .index td:nth-child(4) { display: none; }
}
@media print {
  :root { color-scheme: light; --text: #000; --faint: #444; --line: #bbb; --line-strong: #777; --page: #fff; --raised: #f2f2f2; --link: #000;
    --good: #0d5c31; --bad: #a3000c; --doubt: #774700; --plain: #444; --bad-back: #fbe9e9; --client: #46309a; --server: #045757; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 18pt; } h2 { font-size: 12.5pt; margin-top: 16pt; }
  .fold:not([open]) + .body { display: block; }
  .fold summary { list-style: none; } .fold summary::-webkit-details-marker { display: none; }
  .cause, tr, li, .chart, .doubts, dl { break-inside: avoid; } h2, h3, thead, summary { break-after: avoid; }
  .verdict > p, .verdict > h3 { break-after: avoid; break-inside: avoid; }
  .session { border-radius: 0; border-width: 1px 0 0; overflow: visible; } .session > .body { padding: 2pt 0 8pt; }
  .session summary { padding: 5pt 6pt; }
  a { text-decoration: none; color: inherit; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
