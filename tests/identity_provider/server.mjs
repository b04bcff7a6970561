// An OpenID provider on this computer, for as long as its standard input is open:
// node server.mjs CERTIFICATE KEY prints the port and listens there, with the packages found from the working folder.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [certificate, key] = process.argv.slice(2).map((file) => readFileSync(file));
const installed = createRequire(join(process.cwd(), 'here.js')).resolve('oidc-provider');
const { default: Provider } = await import(pathToFileURL(installed));

const REALM = '/realm';
const client = {
  application_type: 'native',
  redirect_uris: ['http://localhost'],
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  token_endpoint_auth_method: 'none',
};
const configuration = {
  clients: [{ ...client, client_id: 'the-program' }, { ...client, client_id: 'the-hurried-program' }],
  scopes: ['openid', 'offline_access', 'environments', 'websites'],
  claims: { openid: ['sub'], profile: ['preferred_username'] },
  clockTolerance: 0,
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: `${id}@contoso.example` }),
  }),
  features: { deviceFlow: { enabled: true }, devInteractions: { enabled: true }, revocation: { enabled: true } },
  pkce: { required: () => true },
  issueRefreshToken: () => true,
  // What the hurried program gets when a person signs in is over at once; what it gets for that afterwards is not.
  ttl: {
    AccessToken: (_context, token, asking) =>
      asking.clientId === 'the-hurried-program' && token.gty === 'authorization_code' ? 1 : 3600,
  },
};

const server = createServer({ cert: certificate, key });
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const answer = new Provider(`https://localhost:${port}${REALM}`, configuration).callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith(`${REALM}/`)) {
      response.writeHead(404).end();
      return;
    }
    // The provider finds out from the two addresses where it is.
    request.originalUrl = request.url;
    request.url = request.url.slice(REALM.length);
    answer(request, response);
  });
  console.log(`port ${port}`);
});
process.stdin.on('close', () => process.exit()).resume();
