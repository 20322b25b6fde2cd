// What anybody would write first, and no more: no validation, no sealing, no limits; one insert, on disk before the answer.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [peers = '', file = ''] = process.argv.slice(2);
const require = createRequire(join(peers, 'package.json'));
const express = require('express');
const Database = require('better-sqlite3');

const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE declaration (id TEXT PRIMARY KEY, body TEXT NOT NULL, received_at INTEGER NOT NULL)');
const insert = database.prepare('INSERT INTO declaration (id, body, received_at) VALUES (?, ?, ?)');
for (const [pragma, wanted] of Object.entries({ journal_mode: 'wal', synchronous: 2 })) {
  const found = database.pragma(pragma, { simple: true });
  if (found !== wanted) throw new Error(`${pragma} is ${found}: the comparison would not be fair`);
}

const app = express();
app.disable('x-powered-by');
app.use(express.json());
app.post('/declarations', (request, response) => {
  insert.run(request.body.token, JSON.stringify(request.body.declaration), Date.now());
  response.status(201).json({ id: request.body.token });
});
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
