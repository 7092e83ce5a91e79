// Builds the page, serves it and says where.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const configFile = `${root}/vite.config.ts`;
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { port: Number(process.env.PORT ?? 4173), strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
console.log(`Jalon is at ${address} (stop it with Ctrl-C)`);
