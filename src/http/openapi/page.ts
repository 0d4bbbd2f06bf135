/** Renders the OpenAPI description as one page without scripts, links to elsewhere or fonts. */

import type { Page } from '../send-page.ts';
import { docsStyle } from './page-style.ts';

/** The parts of the description that the page shows. */
interface Description {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly unknown[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Response>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: unknown;
}

interface Content {
  readonly schema: unknown;
  readonly example?: unknown;
}

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}

interface Placed extends Operation {
  readonly method: string;
  readonly path: string;
}

export function renderDocs(document: unknown): Page {
  const { info, tags, paths, components } = document as Description;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
  const groups = tags.map(({ name }) => {
    return { name, operations: operations.filter((one) => one.tags.includes(name)) };
  });
  const title = `${escapeHtml(info.title)} ${escapeHtml(info.version)}`;
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code></summary>` +
      `${renderJson(schema)}</details>`,
  );
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>${docsStyle}</style></head>
<body><div class="frame"><nav aria-label="Operations">${groups.map(renderLinks).join('')}
<h2>More</h2><a href="#schemas">Schemas</a><a href="/openapi.json">openapi.json</a>
<a href="/console">Console</a></nav>
<main><h1>${title}</h1><p>${renderText(info.description)}</p>${groups.map(renderGroup).join('')}
<h2 id="schemas">Schemas</h2>${schemas.join('\n')}</main></div></body></html>
`;
  return { html, style: docsStyle };
}

interface Group {
  readonly name: string;
  readonly operations: readonly Placed[];
}

function renderLinks({ name, operations }: Group): string {
  const links = operations.map(
    ({ operationId, summary }) =>
      `<a href="#${escapeHtml(operationId)}">${escapeHtml(summary)}</a>`,
  );
  return `<h2>${escapeHtml(name)}</h2>${links.join('')}`;
}

function renderGroup({ name, operations }: Group): string {
  return `<h2>${escapeHtml(name)}</h2>${operations.map(renderOperation).join('')}`;
}

function renderOperation(operation: Placed): string {
  const { operationId, method, path, summary, description, security, requestBody } = operation;
  const key = security.length > 0 ? '' : ' <span class="soft">no key needed</span>';
  return `<article id="${escapeHtml(operationId)}"><h3>${escapeHtml(summary)}</h3>
<div class="address"><span class="${method}">${method.toUpperCase()}</span> ${escapeHtml(path)}${key}</div>
${description ? `<p>${renderText(description)}</p>` : ''}
${renderParameters(operation.parameters)}
${requestBody ? `<h4>Request</h4>${renderContent(requestBody.content)}` : ''}
<h4>Answers</h4>${Object.entries(operation.responses).map(renderAnswer).join('')}</article>`;
}

function renderParameters(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escapeHtml(one.name)}</code></td>` +
      `<td>${escapeHtml(one.in)}${one.required ? ', required' : ''}</td>` +
      `<td>${renderText(one.description ?? '')}</td>` +
      `<td><code>${escapeHtml(JSON.stringify(one.schema))}</code></td></tr>`,
  );
  const table = `<table><tbody>${rows.join('')}</tbody></table>`;
  return `<h4>Parameters</h4><div class="wide">${table}</div>`;
}

function renderAnswer([status, answer]: [string, Response]): string {
  const head = `<strong>${escapeHtml(status)}</strong> ${renderText(answer.description)}`;
  if (answer.content === undefined) return `<p>${head}</p>`;
  return `<details><summary>${head}</summary>${renderContent(answer.content)}</details>`;
}

function renderContent(content: Readonly<Record<string, Content>>): string {
  return Object.entries(content)
    .map(([type, { schema, example }]) => {
      const shown = example === undefined ? '' : renderJson(example);
      return `<p><code>${escapeHtml(type)}</code> ${renderSchema(schema)}</p>${shown}`;
    })
    .join('');
}

/** A link to a schema with a name; others are shown as they are. */
function renderSchema(schema: unknown): string {
  const reference = (schema as { readonly $ref?: string }).$ref?.split('/').at(-1);
  if (reference) return `<a href="#${escapeHtml(reference)}">${escapeHtml(reference)}</a>`;
  const text = JSON.stringify(schema);
  if (text.length < 60) return '';
  return `<details><summary>schema</summary>${renderJson(schema)}</details>`;
}

function renderJson(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return `<pre>${escapeHtml(text)}</pre>`;
}

/** Text with its code in backquotes. */
function renderText(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
