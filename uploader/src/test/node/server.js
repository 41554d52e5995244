// A tus 1.0 server on the loopback address: node server.js <directory> <port, 0 for any> [largest body in bytes]
'use strict';
const { Server } = require('@tus/server');
const { FileStore } = require('@tus/file-store');
const http = require('node:http');

const [directory, port, largest] = process.argv.slice(2);
const tus = new Server({ path: '/files', datastore: new FileStore({ directory }), relativeLocation: true });
const limit = Number(largest || 0);

const server = http.createServer((request, response) => {
  // As a proxy with a limit would: refuses by the announced length, before the body came.
  if (limit > 0 && Number(request.headers['content-length'] || 0) > limit) {
    response.writeHead(413, { Connection: 'close' });
    response.end();
    return;
  }
  tus.handle(request, response);
});
server.listen(Number(port), '127.0.0.1', () => console.log(`listening ${server.address().port}`));
