// A tus server on the loopback address: node tus-server.js <folder>. Says "listening PORT".
'use strict';
const { Server } = require('@tus/server');
const { FileStore } = require('@tus/file-store');
const http = require('node:http');

const tus = new Server({ path: '/files', datastore: new FileStore({ directory: process.argv[2] }), relativeLocation: true });
const server = http.createServer((request, response) => tus.handle(request, response));
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
