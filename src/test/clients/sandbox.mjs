// The sandbox under test: where it is, and what its clients must know. The file that SANDBOX names is what
// `java -jar target/tandem.jar sandbox` printed.
import { readFileSync } from 'node:fs';

/** The settings that the sandbox printed, by name. */
export const settings = read(process.env.SANDBOX);

function read(file) {
  if (!file) {
    throw new Error('SANDBOX names no file; start these tests by src/test/clients/run.');
  }
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[a-z.-]+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** A new token for Dataverse, from the sandbox's Entra endpoint, whose authority NODE_EXTRA_CA_CERTS names. */
export async function dynamicsToken() {
  const url = `${settings['dynamics.authority']}/${settings['dynamics.tenant-id']}/oauth2/v2.0/token`;
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings['dynamics.client-id'],
      client_secret: settings['dynamics.client-secret'],
      scope: `${settings['dynamics.url']}/.default`,
    }),
  });
  if (!answer.ok) {
    throw new Error(`The token endpoint answered ${answer.status}.`);
  }
  return (await answer.json()).access_token;
}
