'use strict';
// The official Node client, told what to call on its standard input: one line of JSON each, {action, parameters}; and
// answering with one line, {response} or {error}.
const readline = require('node:readline');
const { gse } = require('tencentcloud-sdk-nodejs/tencentcloud/services/gse'); // all services take seconds to load

const [endpoint, signMethod, reqMethod] = process.argv.slice(2);
const client = new gse.v20191112.Client({
  credential: { secretId: process.env.SECRET_ID, secretKey: process.env.SECRET_KEY },
  region: 'ap-shanghai',
  profile: { signMethod, httpProfile: { protocol: 'http://', endpoint, reqMethod } },
});

async function answer({ action, parameters }) {
  try {
    return { response: await client[action](parameters) };
  } catch (error) {
    return { error: { code: error.code, message: error.message, requestId: error.requestId, http: error.httpCode } };
  }
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
})();
