/** The look of the documentation page. */

export const docsStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6676; --line: #dfe3e8;
  --back: #ffffff; --panel: #f5f7f9; --accent: #0b6b57; --get: #1f5fa8; --post: #0b6b57; --delete: #a83232; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --soft: #9aa6b5; --line: #2d3540; --back: #12161c; --panel: #1a2028;
    --accent: #5cc9ae; --get: #7fb4ee; --post: #5cc9ae; --delete: #f08f8f; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--back); }
.frame { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 76rem; margin: auto; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem;
  border-right: 1px solid var(--line); font-size: .9rem; }
nav a { display: block; padding: .2rem .4rem; color: inherit; text-decoration: none; border-radius: 4px; }
nav a:hover, nav a:focus-visible { background: var(--panel); }
nav h2 { margin: 1.2rem 0 .3rem; padding: 0 .4rem; font-size: .75rem; color: var(--soft); }
main { padding: 1.5rem 2rem 6rem; min-width: 0; }
h1 { margin: 0; font-size: 1.8rem; } h2 { margin-top: 2.5rem; }
article { padding: 1.2rem 0; border-top: 1px solid var(--line); }
article > h3 { margin: 0 0 .2rem; font-size: 1.1rem; }
.address { font: 600 .95rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.get { color: var(--get); } .post { color: var(--post); } .delete { color: var(--delete); }
.soft { color: var(--soft); } a { color: var(--accent); }
h4 { margin: 1rem 0 .3rem; font-size: .9rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; }
pre { margin: .4rem 0; padding: .8rem; overflow-x: auto; background: var(--panel); border-radius: 6px; }
details > summary { cursor: pointer; padding: .2rem 0; }
@media (max-width: 48rem) {
  .frame { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); }
  nav details { padding: 0; } main { padding: 1rem; } }
`;
