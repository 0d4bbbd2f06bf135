/** The web console as one page: markup, style and script together, nothing from elsewhere. */

import { consoleScript, consoleStyle } from './bundle.ts';

export const consolePage = {
  html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>enrichd console</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>${consoleStyle}</style></head>
<body><noscript>The console needs JavaScript.</noscript><script>${consoleScript}</script></body></html>
`,
  style: consoleStyle,
  script: consoleScript,
} as const;
