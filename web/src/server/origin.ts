import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a page of this origin, or from no page at all. Without an admin key a call from this
 * machine is the admin's: a page of somebody else in the same browser must not make one.
 */
export function isOwn(request: IncomingMessage): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) {
    return request.headers['sec-fetch-site'] !== 'cross-site';
  }
  const host = first(request.headers['x-forwarded-host']) ?? request.headers.host;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

const first = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
