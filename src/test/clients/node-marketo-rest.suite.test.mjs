// The tests that node-marketo-rest brings along, against the recordings of Marketo that it brings along: they show that
// this client, on this Node, still understands the real service, so that what it says of the sandbox means something.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = path.join(HERE, 'node_modules');
const SUITE = path.join(MODULES, 'node-marketo-rest', 'test');

const noRecording = 'the package brings no recording of its requests';
const time = 'its requests hold the time of the run, so no recording of them is found again';
const empty = 'it is empty, it asserts nothing';
const oldStream = 'it calls Marketo.streamify as a function of the class, which release 0.7 no longer has';

/** By file: the tests that run, and those that do not, with the reason. */
const FILES = {
  'activities.test.js': { run: ['lists activity types'] },
  'bulkActivityExtract.test.js': {
    run: [],
    excluded: {
      'creates an extract': time,
      'enqueus an extract': time,
      'checks the status of an extract': time,
      'cancels an extract': time,
      'downloads an extract file': empty,
      'streams an extract file': empty,
    },
  },
  'bulkLeadExtract.test.js': {
    run: ['creates an extract', 'checks the status of an extract', 'cancels an extract'],
    excluded: {
      'enqueus an extract': 'four recordings have the same request; the first is played, the second was enqueued',
      'downloads an extract file': empty,
      'streams an extract file': empty,
    },
  },
  'connection.test.js': { run: ['token type pagination', 'offset type pagination'] },
  'leads.test.js': {
    run: [
      'finds a lead by id only',
      'finds a lead but only retrieve the email field',
      'finds a lead and retrieve a subset of fields using csv',
      'uses a single filter value',
      'uses multiple filter values',
      'uses multiple filter values and retrieve a subset of fields',
      'updates an existing record by using an email',
    ],
  },
  'lists.test.js': {
    run: [
      'finds a list by id',
      'finds a list by name and workspaceName',
      'finds a list by id',
      'finds a lead as member of list',
      'does not find a lead missing from a list',
      'removes a lead from a list',
    ],
  },
  'retry.test.js': {
    run: [
      'retries on closed connection',
      'retries on 5XX errors',
      'does not retry on unauthorized, or quota reached',
    ],
    excluded: {
      'tries to get a new oauth token when expired': 'its server counts with a reduce of lodash 3, which lodash 4 changed',
      'drops to max delay on rate limit error': 'it measures milliseconds, its authors say themselves that it may fail',
    },
  },
  'smartlists.test.js': {
    run: [],
    excluded: { 'displays list of smart lists': noRecording, 'finds smart list by id': noRecording },
  },
  'stream.test.js': {
    run: [],
    excluded: {
      'streams normal result without pagination': oldStream,
      'streams result with pagination': oldStream,
      'ends the stream if there is an error': oldStream,
    },
  },
};

describe("node-marketo-rest's own tests", () => {
  let folder;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'recordings-'));
    const recordings = path.join(folder, 'fixtures');
    await cp(path.join(MODULES, 'node-marketo-rest', 'fixtures'), recordings, { recursive: true });
    const files = await readdir(recordings, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const name = path.join(file.parentPath ?? file.path, file.name);
      // the older recordings have the status line of replay 1, which replay 2 cannot read
      await writeFile(name, (await readFile(name, 'utf8')).replace(/^200 HTTP\/1\.1$/m, 'HTTP/1.1 200 OK'));
    }
  });

  after(() => rm(folder, { recursive: true }));

  test('each file of the suite is listed here', async () => {
    const files = (await readdir(SUITE)).filter((name) => name.endsWith('.test.js'));
    assert.deepEqual(files.sort(), Object.keys(FILES).sort());
  });

  for (const [file, { run, excluded = {} }] of Object.entries(FILES)) {
    test(`${file}: ${run.length} tests`, async (context) => {
      Object.entries(excluded).forEach(([name, why]) => context.diagnostic(`excluded: ${name}: ${why}`));
      if (run.length === 0) {
        return context.skip('every test of this file is excluded');
      }
      assert.deepEqual(await passed(file, Object.keys(excluded), folder), run);
    });
  }
});

/** The titles of the tests of a file that pass, played from the recordings in a folder; fails when one does not. */
async function passed(file, excluded, folder) {
  const but = excluded.length === 0 ? [] : ['--invert', '--grep', excluded.map(escaped).join('|')];
  const played = ['--opts', devNull, '--exit', '--reporter', 'json', '--require', path.join(HERE, 'https-by-http.cjs')];
  const { stdout, failed } = await promisify(execFile)(
    process.execPath,
    [path.join(MODULES, 'mocha', 'bin', '_mocha'), ...played, ...but, path.join(SUITE, file)],
    { cwd: folder },
  ).catch((error) => ({ stdout: error.stdout ?? '', failed: error }));
  const start = stdout.indexOf('{\n  "stats"');
  assert.ok(start >= 0, `mocha made no report of ${file}: ${failed?.message}`);
  const report = JSON.parse(stdout.slice(start));
  assert.deepEqual(
    report.failures.map((each) => `${each.title}: ${each.err.message}`),
    [],
  );
  return report.passes.map((each) => each.title);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
