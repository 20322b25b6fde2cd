// The server as it runs in production, on a folder of the bench.
import { startServer } from '../../functions/platform/node-server.ts';

const [site = '', data = ''] = process.argv.slice(2);
const { port } = await startServer({ port: 0, host: '127.0.0.1', site, meta: site, base: '/', data });
console.log(port);
