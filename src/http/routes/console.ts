/** The web console; what it shows it asks for with the key that its user types. */

import { consolePage } from '../../console/page.ts';
import type { Route } from '../context.ts';
import { sendPage } from '../send-page.ts';

export function consoleRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/console',
      access: 'open',
      handle: (context) => sendPage(context, consolePage),
    },
  ];
}
