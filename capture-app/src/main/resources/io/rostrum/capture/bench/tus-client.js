// Uploads all files of a folder by tus-js-client, four at a time: node tus-client.js <folder> <endpoint>
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const tus = require('tus-js-client');

const [folder, endpoint] = process.argv.slice(2);
const files = fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)))
  .filter((name) => fs.statSync(name).isFile());

function upload(file) {
  return new Promise((resolve, reject) => {
    const stream = fs.createReadStream(file);
    new tus.Upload(stream, {
      endpoint,
      uploadSize: fs.statSync(file).size,
      metadata: { filename: path.basename(file) },
      onError: reject,
      onSuccess: resolve,
    }).start();
  });
}

async function lane() {
  for (let file = files.shift(); file; file = files.shift()) {
    await upload(file);
  }
}

Promise.all([lane(), lane(), lane(), lane()]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
