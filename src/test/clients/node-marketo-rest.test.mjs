// node-marketo-rest, a client of Marketo's REST API, against the sandbox: every method of it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import Marketo from 'node-marketo-rest';
import { Ledger } from './ledger.mjs';
import { settings } from './sandbox.mjs';

const NO_ID = 999_999_999;
const ledger = new Ledger();
const client = new Marketo({
  endpoint: `${settings['marketo.url']}/rest`,
  identity: `${settings['marketo.url']}/identity`,
  clientId: settings['marketo.client-id'],
  clientSecret: settings['marketo.client-secret'],
});
// What the sandbox refuses it refuses again; and when this client repeats a request, it leaves out type and length of the
// body, so that the last answer would be to another request.
client._connection._retry.retryableError = () => false;
const marketo = ledger.watch(client);
const GROUPS = [
  'activities', 'bulkActivityExtract', 'bulkLeadExtract', 'campaign', 'email', 'landingPage', 'lead', 'list', 'smartList',
  'stats',
];
const { activities, bulkActivityExtract, bulkLeadExtract, campaign, lead, list, stats } = Object.fromEntries(
  GROUPS.map((group) => [group, ledger.watch(client[group], `${group}.`)]),
);

const oldStream = 'it makes a stream in the way of an older release, which the class MarketoStream no longer takes';
const assets = 'the asset API is not part of the sandbox';

/**
 * What has no endpoint in the sandbox. `probe` shows that it is still refused with `code`; when it no longer is, drive the
 * method.
 */
const EXCLUDED = {
  'bulkLeadExtract.fileStream': { why: oldStream },
  'bulkActivityExtract.fileStream': { why: oldStream },
  'campaign.getSmartCampaigns': { why: assets, code: '610', probe: () => client.campaign.getSmartCampaigns() },
  'email.getEmails': { why: assets, code: '610', probe: () => client.email.getEmails() },
  'email.getEmailContent': { why: assets, code: '610', probe: () => client.email.getEmailContent(1) },
  'email.approveEmail': { why: assets, code: '610', probe: () => client.email.approveEmail(1) },
  'email.updateEmailContentEditableText': {
    why: assets,
    code: '610',
    probe: () => client.email.updateEmailContentEditableText(1, 'text', 'x', 'x'),
  },
  'landingPage.getLandingPages': { why: assets, code: '610', probe: () => client.landingPage.getLandingPages() },
  'smartList.find': { why: assets, code: '610', probe: () => client.smartList.find() },
  'smartList.byId': { why: assets, code: '610', probe: () => client.smartList.byId(1) },
};
const refused = (code) => (error) => {
  assert.equal(error.errors?.[0]?.code ?? error.code, code, error.message);
  return true;
};

/** An hour ago, without the milliseconds, which Marketo refuses. */
const since = () => new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, '');

/** Asks the sandbox itself, as no client of Marketo can. */
async function control(path, body, type = 'application/json') {
  const answer = await fetch(`${settings['marketo.url']}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: type === 'application/json' ? JSON.stringify(body) : new URLSearchParams(body),
  });
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return answer.json();
}

/** Lets time pass, in which jobs are done. */
const pass = (time) => control('clock', { advance: time });

/** What a promise brings, while time passes until it has brought it. */
async function meanwhile(promise) {
  let settled = false;
  const done = promise.finally(() => {
    settled = true;
  });
  while (!settled) {
    await pass('PT1M');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return done;
}

const token = async () => (await client.lead.getPageToken(since())).nextPageToken;

/** All entries of a feed's pages, from this page on. */
async function entries(page) {
  const found = page.result ?? [];
  return page.moreResult ? [...found, ...(await entries(await page.nextPage()))] : found;
}

describe('node-marketo-rest', () => {
  const stamp = Date.now();
  const address = (name) => `${name}.${stamp}@engine.example`;
  let ada;
  let charles;

  before(async () => {
    const { result } = await lead.createOrUpdate(
      [
        { email: address('ada'), firstName: 'Ada', lastName: 'Lovelace' },
        { email: address('charles'), firstName: 'Charles', lastName: 'Babbage' },
      ],
      { lookupField: 'email', action: 'createOrUpdate' },
    );
    assert.deepEqual(result.map((each) => each.status), ['created', 'created']);
    [ada, charles] = result.map((each) => each.id);
  });

  test('getOAuthToken names the user that the token is of', async () => {
    const granted = await marketo.getOAuthToken();
    assert.equal(granted.token_type, 'bearer');
    assert.ok(granted.expires_in > 0 && granted.expires_in <= 3600);
    assert.match(granted.scope, /@/);
  });

  test('getOAuthToken with a wrong secret is refused', async () => {
    const stranger = new Marketo({ ...client._connection._options, clientSecret: 'wrong' });
    await assert.rejects(stranger.lead.describe(), /Authentication \((unauthorized|invalid_client)\)/);
  });

  test('lead.createOrUpdate tells of each record what became of it', async () => {
    const { result } = await lead.createOrUpdate(
      [{ email: address('ada'), company: 'Engines' }, { email: address('nobody'), leadScore: 1 }],
      { lookupField: 'email', action: 'updateOnly' },
    );
    assert.deepEqual([result[0].id, result[0].status], [ada, 'updated']);
    assert.deepEqual([result[1].status, result[1].reasons[0].code], ['skipped', '1004']);
  });

  test('lead.byId and lead.find', async () => {
    const one = await lead.byId(ada, { fields: ['email', 'lastName'] });
    assert.deepEqual(one.result, [{ id: ada, email: address('ada'), lastName: 'Lovelace' }]);
    const both = await lead.find('email', [address('ada'), address('charles')], { fields: ['firstName'] });
    assert.deepEqual(both.result.map((each) => each.firstName).sort(), ['Ada', 'Charles']);
    await assert.rejects(lead.byId(NO_ID), refused('1004'));
  });

  test('lead.describe and lead.partitions', async () => {
    const { result } = await lead.describe();
    assert.ok(result.some((field) => field.rest?.name === 'email' && field.dataType === 'email'));
    assert.equal((await lead.partitions()).result[0].name, 'Default');
  });

  test('lead.getChanges and lead.getChangesWithOptions report what was written', async () => {
    const from = await lead.getPageToken(since());
    await lead.createOrUpdate([{ email: address('ada'), title: 'Countess' }]);
    for (const page of [
      await lead.getChanges(from.nextPageToken, { fields: ['title'] }),
      await lead.getChangesWithOptions({ nextPageToken: from.nextPageToken, fields: ['title'] }),
    ]) {
      const changes = (await entries(page)).filter((entry) => entry.leadId === ada);
      assert.equal(changes.at(-1).fields[0].name, 'title');
      assert.equal(changes.at(-1).fields[0].newValue, 'Countess');
    }
  });

  test('activities.getActivityTypes, lead.getActivities and lead.getActivitiesWithOptions', async () => {
    const types = await activities.getActivityTypes();
    const created = types.result.find((type) => type.name === 'New Lead').id;
    const from = await token();
    for (const page of [
      await lead.getActivities([ada, charles], [created], from),
      await lead.getActivitiesWithOptions({ nextPageToken: from, activityTypeIds: created, leadIds: `${ada},${charles}` }),
    ]) {
      assert.deepEqual((await entries(page)).map((entry) => entry.leadId).sort(), [ada, charles].sort());
    }
  });

  test('streamify walks the pages of a feed by itself', async () => {
    const options = { nextPageToken: await token(), activityTypeIds: 12, batchSize: 1 };
    const found = [];
    for await (const entry of marketo.streamify('lead', 'getActivitiesWithOptions', [options])) {
      found.push(entry.leadId);
    }
    assert.ok(found.includes(ada) && found.includes(charles));
  });

  test('lead.mergeLead leaves one of two', async () => {
    const { result } = await lead.createOrUpdate([{ email: address('twin') }]);
    const merged = await lead.mergeLead(ada, [result[0].id], { mergeInCRM: false });
    assert.equal(merged.success, true);
    assert.deepEqual((await lead.find('email', [address('twin')])).result, []);
  });

  test('stats count the calls', async () => {
    const today = await stats.usage();
    assert.ok(today.result[0].total > 0);
    assert.ok((await stats.usageLast7Days()).result.length >= 1);
    assert.ok(Array.isArray((await stats.errors()).result));
    assert.ok(Array.isArray((await stats.errorsLast7Days()).result));
  });

  test('lead.push creates and updates, and is told', async () => {
    const from = await token();
    const pushed = await lead.push([{ email: address('ada') }, { email: address('pushed') }], {
      programName: 'Fair',
      lookupField: 'email',
      source: 'Booth',
    });
    assert.deepEqual(pushed.result.map((each) => each.status), ['updated', 'created']);
    const told = await entries(await lead.getActivities([ada], [145], from));
    assert.equal(told.at(-1).primaryAttributeValue, 'Fair');
  });

  test('lead.associateLead takes a cookie, and nothing else', async () => {
    const cookie = 'id:731-KTQ-208&token:_mch-engine.example-1';
    assert.equal((await lead.associateLead(ada, cookie)).success, true);
    await assert.rejects(lead.associateLead(ada, 'nonsense'), refused('1012'));
  });

  describe('lists', () => {
    let engines;

    before(async () => {
      const made = { name: `Engines ${stamp}`, folder: JSON.stringify({ id: 1, type: 'Folder' }) };
      const form = 'application/x-www-form-urlencoded';
      engines = (await control('marketo/rest/asset/v1/staticLists.json', made, form)).result[0].id;
    });

    test('list.find and list.byId', async () => {
      assert.equal((await list.find({ name: [`Engines ${stamp}`] })).result[0].id, engines);
      assert.equal((await list.byId(engines)).result[0].name, `Engines ${stamp}`);
      assert.deepEqual((await list.byId(NO_ID)).result, []);
    });

    test('list.addLeadsToList, list.addEmailsToList, list.getLeads, list.isMember and list.removeLeadsFromList', async () => {
      const added = await list.addLeadsToList(engines, [ada, NO_ID]);
      assert.deepEqual(added.result.map((each) => each.status), ['added', 'skipped']);
      assert.equal(added.result[1].reasons[0].code, '1004');
      await list.addEmailsToList([address('charles')], engines);
      const members = await list.getLeads(engines, { fields: 'email', batchSize: 1 });
      assert.deepEqual(members.result.map((each) => each.email), [address('ada')]);
      assert.deepEqual((await members.nextPage()).result.map((each) => each.email), [address('charles')]);
      assert.equal((await list.isMember(engines, [ada])).result[0].status, 'memberof');
      assert.equal((await list.removeLeadsFromList(engines, [ada])).result[0].status, 'removed');
      assert.equal((await list.isMember(engines, [ada])).result[0].status, 'notmemberof');
      await assert.rejects(list.getLeads(NO_ID), refused('1013'));
    });

    test('lead.getActivitiesForList tells of its members only', async () => {
      const told = await entries(await lead.getActivitiesForList(engines, [12], await token()));
      assert.deepEqual(told.map((entry) => entry.leadId), [charles]);
    });
  });

  test('campaign.getCampaigns and campaign.request', async () => {
    const { id } = (await control('campaigns', { name: `Alert ${stamp}`, triggered: true, active: true })).at(-1);
    assert.ok((await campaign.getCampaigns()).result.some((each) => each.id === id && each.type === 'trigger'));
    const requested = await campaign.request(id, [{ id: ada }], [{ name: '{{my.owner}}', value: 'R. Sand' }]);
    assert.deepEqual(requested.result, [{ id }]);
    await assert.rejects(campaign.request(NO_ID, [{ id: ada }], []), refused('1013'));
  });

  for (const [name, group, make] of [
    ['bulkLeadExtract', bulkLeadExtract, (filter) => ['create', ['id', 'email'], filter]],
    ['bulkActivityExtract', bulkActivityExtract, (filter) => ['create', { ...filter, activityTypeIds: [12] }]],
  ]) {
    describe(name, () => {
      const filter = () => ({ createdAt: { startAt: since(), endAt: new Date(Date.now() + 2 * 86_400_000).toISOString() } });
      const idOf = (answer) => answer.result[0].exportId;

      before(() => {
        // the client waits half a minute between two looks; the sandbox's minutes pass faster
        client[name]._retry._options = { maxRetries: 100, initialDelay: 5, maxDelay: 10 };
      });

      test('create, enqueue, status, statusTilCompleted and file', async () => {
        const [method, ...order] = make(filter());
        const id = idOf(await group[method](...order));
        assert.equal((await group.status(id)).result[0].status, 'Created');
        assert.equal((await group.enqueue(id)).result[0].status, 'Queued');
        const done = await meanwhile(group.statusTilCompleted(id));
        assert.equal(done.result[0].status, 'Completed');
        assert.ok(done.result[0].numberOfRecords >= 2);
        const file = await group.file(id);
        assert.equal(Buffer.byteLength(file), done.result[0].fileSize);
      });

      test('cancel', async () => {
        const [method, ...order] = make(filter());
        const id = idOf(await group[method](...order));
        assert.equal((await group.cancel(id)).result[0].status, 'Cancelled');
        await assert.rejects(group.enqueue(id), refused('1029'));
      });

      test('get makes a job and waits for it', async () => {
        const [, ...order] = make(filter());
        assert.equal((await meanwhile(group.get(...order))).result[0].status, 'Completed');
      });
    });
  }

  for (const [name, { why, code, probe }] of Object.entries(EXCLUDED).filter(([, each]) => each.probe)) {
    test(`${name} is refused: ${why}`, async () => {
      await assert.rejects(Promise.resolve(probe()), refused(code));
    });
  }

  test('every method is driven or excluded', (context) => ledger.check(context, EXCLUDED));
});
