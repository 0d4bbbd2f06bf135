/** Sends a page that may run and load nothing but what it carries and this service. */

import { createHash } from 'node:crypto';
import type { AppContext } from './context.ts';
import { send, setHeader } from './respond.ts';

export interface Page {
  readonly html: string;
  /** The text of the page's one style element. */
  readonly style: string;
  /** The text of its one script element, if it has one. */
  readonly script?: string;
}

export function sendPage(context: AppContext, { html, style, script }: Page): Response {
  setHeader(context, 'Content-Type', 'text/html; charset=utf-8');
  setHeader(context, 'Content-Security-Policy', toPolicy(style, script));
  return send(context, html);
}

function toPolicy(style: string, script: string | undefined): string {
  const rules = ["default-src 'none'", `style-src '${digest(style)}'`];
  if (script !== undefined) rules.push(`script-src '${digest(script)}'`, "connect-src 'self'");
  const bars = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];
  return [...rules, 'img-src data:', ...bars].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
