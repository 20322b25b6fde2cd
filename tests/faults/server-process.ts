// The server as it runs in production, as a process that can be killed: a folder with what a build publishes, a folder for the data.
import { startServer } from '../../functions/platform/node-server.ts';

const [site = '', data = '', port = '0'] = process.argv.slice(2);
const server = await startServer({ port: Number(port), host: '127.0.0.1', site, meta: site, base: '/', data });
console.log(server.port);
