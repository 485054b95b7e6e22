import { createServer, type RequestListener } from 'node:http';

// SvelteKit's handler stands beside this file once both are built.
const built = './handler.js';
const { handler } = (await import(/* @vite-ignore */ built)) as { handler: RequestListener };
createServer(handler).listen(Number(process.env.PORT ?? 0), '127.0.0.1');
