// dynamics-web-api, the client of Dataverse that most Node programs use, against the sandbox: every method of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DynamicsWebApi } from 'dynamics-web-api';
import { excluded } from './dynamics-web-api.excluded.mjs';
import { Ledger } from './ledger.mjs';
import { dynamicsToken, settings } from './sandbox.mjs';

const LABELS = 'OData.Community.Display.V1.FormattedValue';
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const ledger = new Ledger();
const config = {
  serverUrl: settings['dynamics.url'],
  dataApi: { version: '9.2' },
  onTokenRefresh: dynamicsToken,
};
const client = new DynamicsWebApi(config);
const api = ledger.watch(client);

const EXCLUDED = excluded(client);

/** The status of an error of this client. */
const refused = (status) => (error) => {
  assert.equal(error.status, status, error.message);
  return true;
};

const contact = (data) => api.create({ collection: 'contacts', data });
const read = (key, ...select) => api.retrieve({ collection: 'contacts', key, select });

describe('dynamics-web-api', () => {
  let account;
  let ada;

  before(async () => {
    account = await api.create({ collection: 'accounts', data: { name: 'Analytical Engines' } });
    ada = await contact({ firstname: 'Ada', lastname: 'Lovelace', jobtitle: 'Countess', emailaddress1: 'ada@engine.example' });
  });

  after(async () => {
    await client.deleteRecord({ collection: 'contacts', key: ada });
    await client.deleteRecord({ collection: 'accounts', key: account });
  });

  test('create gives the id, or the row where it is asked for', async () => {
    assert.match(ada, GUID);
    const row = await api.create({
      collection: 'contacts',
      data: { lastname: 'Byron', 'parentcustomerid_account@odata.bind': `/accounts(${account})` },
      returnRepresentation: true,
      select: ['fullname', '_parentcustomerid_value'],
    });
    assert.equal(row.fullname, 'Byron');
    assert.equal(row._parentcustomerid_value, account);
    await api.deleteRecord({ collection: 'contacts', key: row.contactid });
  });

  test('create is refused with the code and the words of Dataverse', async () => {
    await assert.rejects(contact({ lastname: 'x'.repeat(51) }), (error) => {
      assert.equal(error.status, 400);
      assert.equal(error.code, '0x80044331');
      assert.match(error.message, /lastname/);
      return true;
    });
  });

  test('retrieve reads columns, labels, lookups and what they point to', async () => {
    const row = await api.retrieve({
      collection: 'contacts',
      key: ada,
      select: ['fullname', 'statecode', '_ownerid_value'],
      expand: [{ property: 'owninguser', select: ['fullname'] }],
      includeAnnotations: '*',
    });
    assert.equal(row.fullname, 'Ada Lovelace');
    assert.equal(row[`statecode@${LABELS}`], 'Active');
    assert.equal(row.statecode_Formatted, 'Active');
    assert.equal(row._ownerid_value_LogicalName, 'systemuser');
    assert.match(row.owninguser.fullname, /./);
  });

  test('retrieve of an unchanged row by its ETag brings nothing', async () => {
    const row = await read(ada, 'fullname');
    const same = await api.retrieve({
      collection: 'contacts',
      key: ada,
      select: ['fullname'],
      ifnonematch: row['@odata.etag'],
    });
    assert.ok(!same?.fullname);
  });

  test('retrieve of what is not there is a 404', async () => {
    await assert.rejects(read(NOBODY, 'fullname'), refused(404));
  });

  test('update changes what it names, by an ETag only if nobody was faster', async () => {
    const row = await read(ada, 'jobtitle');
    const ifmatch = row['@odata.etag'];
    const change = (jobtitle) => api.update({ collection: 'contacts', key: ada, data: { jobtitle }, ifmatch });
    assert.equal(await change('Mathematician'), true);
    assert.equal(await change('Poet'), false);
    assert.equal((await read(ada, 'jobtitle')).jobtitle, 'Mathematician');
    await assert.rejects(api.update({ collection: 'contacts', key: NOBODY, data: { jobtitle: 'x' } }), refused(404));
  });

  test('updateSingleProperty, and deleteRecord of one property', async () => {
    await api.updateSingleProperty({ collection: 'contacts', key: ada, fieldValuePair: { jobtitle: 'Analyst' } });
    assert.equal((await read(ada, 'jobtitle')).jobtitle, 'Analyst');
    await api.deleteRecord({ collection: 'contacts', key: ada, property: 'jobtitle' });
    assert.equal((await read(ada, 'jobtitle')).jobtitle, null);
  });

  test('upsert creates, updates, or leaves alone, as its conditions say', async () => {
    const key = 'b0000000-0000-4000-8000-000000000001';
    const upsert = (data, conditions) => api.upsert({ collection: 'contacts', key, data, ...conditions });
    assert.equal(await upsert({ lastname: 'Babbage' }, { ifmatch: '*' }), null);
    assert.equal(await upsert({ lastname: 'Babbage' }), key);
    assert.equal(await upsert({ lastname: 'Herschel' }, { ifnonematch: '*' }), null);
    const row = await upsert({ firstname: 'Charles' }, { returnRepresentation: true, select: ['fullname'] });
    assert.equal(row.fullname, 'Charles Babbage');
    assert.equal(await api.deleteRecord({ collection: 'contacts', key }), true);
    await assert.rejects(read(key, 'fullname'), refused(404));
  });

  test('deleteRecord by an old ETag leaves the row', async () => {
    const key = await contact({ lastname: 'Short' });
    const { '@odata.etag': ifmatch } = await read(key, 'lastname');
    await api.update({ collection: 'contacts', key, data: { lastname: 'Shorter' } });
    assert.equal(await api.deleteRecord({ collection: 'contacts', key, ifmatch }), false);
    assert.equal(await api.deleteRecord({ collection: 'contacts', key }), true);
  });

  test('retrieveMultiple filters, sorts, counts and pages', async () => {
    const request = { collection: 'contacts', select: ['fullname'], orderBy: ['fullname asc'], maxPageSize: 50, count: true };
    const first = await api.retrieveMultiple(request);
    assert.equal(first.value.length, 50);
    assert.ok(first.oDataCount > 100);
    const second = await api.retrieveMultiple(request, first.oDataNextLink);
    assert.equal(second.value.length, 50);
    assert.ok(first.value.every((row) => second.value.every((other) => other.contactid !== row.contactid)));
    const found = await api.retrieveMultiple({
      collection: 'contacts',
      select: ['fullname'],
      filter: "startswith(lastname,'Love') and emailaddress1 eq 'ada@engine.example'",
      top: 3,
    });
    assert.deepEqual(
      found.value.map((row) => row.contactid),
      [ada],
    );
  });

  test('retrieveMultiple tracks changes from a delta link', async () => {
    const request = { collection: 'contacts', select: ['lastname'], trackChanges: true };
    const loaded = await api.retrieveMultiple(request);
    const gone = await contact({ lastname: 'Gone' });
    await api.deleteRecord({ collection: 'contacts', key: gone });
    await api.update({ collection: 'contacts', key: ada, data: { lastname: 'King' } });
    const changes = await api.retrieveMultiple(request, loaded.oDataDeltaLink);
    assert.deepEqual(
      changes.value.map((row) => row.lastname ?? `${row.reason} ${row.id}`),
      ['King', `deleted ${gone}`],
    );
    const quiet = await api.retrieveMultiple(request, changes.oDataDeltaLink);
    assert.deepEqual(quiet.value, []);
    await api.update({ collection: 'contacts', key: ada, data: { lastname: 'Lovelace' } });
  });

  test('retrieveAll, count and countAll agree', async () => {
    const all = await api.retrieveAll({ collection: 'contacts', select: ['contactid'], maxPageSize: 40 });
    assert.ok(all.value.length > 100);
    assert.equal(await api.count({ collection: 'contacts' }), all.value.length);
    assert.equal(await api.countAll({ collection: 'contacts', select: ['contactid'] }), all.value.length);
    assert.equal(await api.count({ collection: 'contacts', filter: "emailaddress1 eq 'ada@engine.example'" }), 1);
  });

  test('an address above 2,000 characters travels as a batch', async () => {
    const filter = Array.from({ length: 50 }, (_, i) => `emailaddress1 eq 'nobody${i}-${'x'.repeat(20)}@engine.example'`);
    filter.push("emailaddress1 eq 'ada@engine.example'");
    const found = await api.retrieveMultiple({ collection: 'contacts', select: ['fullname'], filter: filter.join(' or ') });
    assert.equal(found.value[0].fullname, 'Ada Lovelace');
  });

  test('associate and disassociate, from both ends of a relationship', async () => {
    const company = async () => (await read(ada, '_parentcustomerid_value'))._parentcustomerid_value;
    const members = { collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts' };
    await api.associate({ ...members, relatedCollection: 'contacts', relatedKey: ada });
    assert.equal(await company(), account);
    await api.disassociate({ ...members, relatedKey: ada });
    assert.equal(await company(), null);
    const parent = { collection: 'contacts', primaryKey: ada, navigationProperty: 'parentcustomerid_account' };
    await api.associateSingleValued({ ...parent, relatedCollection: 'accounts', relatedKey: account });
    assert.equal(await company(), account);
    await api.disassociateSingleValued(parent);
    assert.equal(await company(), null);
  });

  test('callFunction, with and without parameters', async () => {
    const { UserId } = await api.callFunction('WhoAmI');
    const user = await api.retrieve({ collection: 'systemusers', key: UserId, select: ['fullname'] });
    assert.match(user.fullname, /./);
    assert.match((await api.callFunction({ name: 'RetrieveVersion' })).Version, /^9\.2\./);
    const totals = await api.callFunction({ name: 'RetrieveTotalRecordCount', parameters: { EntityNames: ['account'] } });
    assert.equal(totals.EntityRecordCountCollection.Values[0], await api.count({ collection: 'accounts' }));
    const organization = await api.callFunction({
      name: 'RetrieveCurrentOrganization',
      parameters: { AccessType: "Microsoft.Dynamics.CRM.EndpointAccessType'Default'" },
    });
    assert.match(organization.Detail.OrganizationId, GUID);
  });

  test('callAction, bound and unbound', async () => {
    const lead = await api.create({ collection: 'leads', data: { subject: 'Engine', firstname: 'Mary', lastname: 'Somerville' } });
    const qualified = await api.callAction({
      collection: 'leads',
      key: lead,
      actionName: 'Microsoft.Dynamics.CRM.QualifyLead',
      action: { CreateAccount: false, CreateContact: true, CreateOpportunity: true, Status: 3 },
    });
    const created = qualified.value.find((row) => row.contactid);
    const opportunity = qualified.value.find((row) => row.opportunityid);
    assert.equal((await read(created.contactid, 'fullname')).fullname, 'Mary Somerville');
    await api.callAction({
      actionName: 'WinOpportunity',
      action: {
        Status: 3,
        OpportunityClose: { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${opportunity.opportunityid})` },
      },
    });
    const won = await api.retrieve({ collection: 'opportunities', key: opportunity.opportunityid, select: ['statecode'] });
    assert.equal(won.statecode, 1);
  });

  test('startBatch and executeBatch: changes together, reads between, references', async () => {
    const people = await api.count({ collection: 'contacts' });
    api.startBatch();
    api.create({ collection: 'accounts', data: { name: 'Difference Engines' }, contentId: '1' });
    api.create({
      collection: 'contacts',
      data: { lastname: 'Clement', 'parentcustomerid_account@odata.bind': '$1' },
      contentId: '2',
    });
    api.retrieve({ collection: 'contacts', key: ada, select: ['fullname'] });
    api.count({ collection: 'contacts' });
    const [company, clement, row, count] = await api.executeBatch();
    assert.match(company, GUID);
    assert.equal(row.fullname, 'Ada Lovelace');
    assert.equal(count, people + 1);
    assert.equal((await read(clement, '_parentcustomerid_value'))._parentcustomerid_value, company);
    api.startBatch();
    api.deleteRecord({ collection: 'contacts', key: clement });
    api.deleteRecord({ collection: 'accounts', key: company });
    await api.executeBatch();
    await assert.rejects(read(clement, 'lastname'), refused(404));
  });

  test('executeBatch undoes a change set that fails, and goes on where it is told to', async () => {
    const before = await api.count({ collection: 'contacts' });
    api.startBatch();
    api.create({ collection: 'contacts', data: { lastname: 'Good' } });
    api.create({ collection: 'contacts', data: { lastname: 'x'.repeat(51) } });
    await assert.rejects(api.executeBatch());
    assert.equal(await api.count({ collection: 'contacts' }), before);
    api.startBatch();
    api.update({ collection: 'contacts', key: NOBODY, data: { lastname: 'x' }, inChangeSet: false });
    api.update({ collection: 'contacts', key: ada, data: { jobtitle: 'Programmer' }, inChangeSet: false });
    const [bad, good] = await api.executeBatch({ continueOnError: true });
    assert.equal(bad.status, 404);
    assert.equal(good, true);
    assert.equal((await read(ada, 'jobtitle')).jobtitle, 'Programmer');
  });

  test('setConfig, initializeInstance and Utility: tables by their logical names', async () => {
    api.setConfig({ timeout: 20_000 });
    const byName = api.initializeInstance({ ...config, useEntityNames: true });
    const row = await byName.retrieve({ collection: 'contact', key: ada, select: ['fullname'] });
    assert.equal(row.fullname, 'Ada Lovelace');
    assert.equal(byName.Utility.getCollectionName('opportunity'), 'opportunities');
    assert.equal(api.Utility.toAbsoluteUrl('contacts'), `${settings['dynamics.url']}/api/data/v9.2/contacts`);
  });

  test('retrieveEntities and retrieveEntity', async () => {
    const names = await api.retrieveEntities({ select: ['LogicalName', 'EntitySetName'] });
    assert.ok(names.value.some((table) => table.EntitySetName === 'opportunities'));
    const table = names.value.find((each) => each.LogicalName === 'contact');
    for (const key of [table.MetadataId, "LogicalName='contact'"]) {
      const one = await api.retrieveEntity({ key, select: ['PrimaryIdAttribute', 'ChangeTrackingEnabled'] });
      assert.equal(one.PrimaryIdAttribute, 'contactid');
      assert.equal(one.ChangeTrackingEnabled, true);
    }
  });

  test('retrieveAttributes and retrieveAttribute, also of one type with its options', async () => {
    const entityKey = "LogicalName='contact'";
    const columns = await api.retrieveAttributes({ entityKey, select: ['LogicalName', 'AttributeType'] });
    assert.ok(columns.value.some((each) => each.LogicalName === 'emailaddress1' && each.AttributeType === 'String'));
    const attributeKey = "LogicalName='preferredcontactmethodcode'";
    const castType = 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata';
    const choice = await api.retrieveAttribute({ entityKey, attributeKey, castType, expand: [{ property: 'OptionSet' }] });
    assert.ok(choice.OptionSet.Options.some((option) => option.Value === 1));
    const choices = await api.retrieveAttributes({ entityKey, castType, select: ['LogicalName'] });
    assert.ok(choices.value.some((each) => each.LogicalName === 'preferredcontactmethodcode'));
  });

  test('retrieveRelationships and retrieveRelationship', async () => {
    const castType = 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata';
    const all = await api.retrieveRelationships({ castType, select: ['SchemaName', 'ReferencingEntity'] });
    const parent = all.value.find((each) => each.SchemaName === 'contact_customer_accounts');
    assert.equal(parent.ReferencingEntity, 'contact');
    const one = await api.retrieveRelationship({ key: parent.MetadataId, castType });
    assert.equal(one.ReferencedEntity, 'account');
    assert.ok((await api.retrieveRelationships()).value.length > all.value.length);
  });

  test('retrieveGlobalOptionSets and retrieveGlobalOptionSet', async () => {
    const all = await api.retrieveGlobalOptionSets({ select: ['Name'] });
    const choice = all.value.find((each) => each.Name === 'purchaseprocess');
    const castType = 'Microsoft.Dynamics.CRM.OptionSetMetadata';
    for (const key of [choice.MetadataId, "Name='purchaseprocess'"]) {
      const one = await api.retrieveGlobalOptionSet({ key, castType });
      assert.deepEqual(
        one.Options.map((option) => option.Value),
        [0, 1, 2],
      );
    }
  });

  test('fetch pages by number and cookie, fetchAll does so by itself', async () => {
    const fetchXml =
      '<fetch count="50"><entity name="contact"><attribute name="fullname"/>' +
      '<link-entity name="systemuser" from="systemuserid" to="owninguser" link-type="outer" alias="owner">' +
      '<attribute name="fullname"/></link-entity></entity></fetch>';
    const query = { collection: 'contacts', fetchXml, includeAnnotations: '*' };
    const first = await api.fetch({ ...query, pageNumber: 1 });
    assert.equal(first.value.length, 50);
    assert.equal(first.PagingInfo.nextPage, 2);
    const { cookie, nextPage } = first.PagingInfo;
    const second = await api.fetch({ ...query, pageNumber: nextPage, pagingCookie: cookie });
    assert.ok(first.value.every((row) => second.value.every((other) => other.contactid !== row.contactid)));
    const all = await api.fetchAll(query);
    assert.equal(all.value.length, await api.count({ collection: 'contacts' }));
    const found = await api.fetch({
      collection: 'contacts',
      fetchXml:
        '<fetch top="3"><entity name="contact"><attribute name="fullname"/><filter>' +
        '<condition attribute="emailaddress1" operator="eq" value="ada@engine.example"/></filter></entity></fetch>',
    });
    assert.deepEqual(
      found.value.map((row) => row.contactid),
      [ada],
    );
  });

  test('callAction of a whole table creates, changes and upserts many rows at once', async () => {
    const type = 'Microsoft.Dynamics.CRM.contact';
    const bulk = (actionName, ...Targets) =>
      api.callAction({
        collection: 'contacts',
        actionName: `Microsoft.Dynamics.CRM.${actionName}`,
        action: { Targets: Targets.map((target) => ({ '@odata.type': type, ...target })) },
      });
    const { Ids } = await bulk('CreateMultiple', { lastname: 'Boole' }, { lastname: 'Venn' });
    assert.equal((await read(Ids[1], 'lastname')).lastname, 'Venn');
    await bulk('UpdateMultiple', { contactid: Ids[0], firstname: 'George' }, { contactid: Ids[1], firstname: 'John' });
    assert.equal((await read(Ids[0], 'fullname')).fullname, 'George Boole');
    await bulk('UpsertMultiple', { contactid: Ids[1], lastname: 'Wallis' });
    assert.equal((await read(Ids[1], 'fullname')).fullname, 'John Wallis');
    await assert.rejects(bulk('DeleteMultiple', { contactid: Ids[0] }), refused(501));
    const available = await api.count({
      collection: 'sdkmessagefilters',
      filter: "sdkmessageid/name eq 'CreateMultiple' and primaryobjecttypecode eq 'contact'",
    });
    assert.equal(available, 1);
    for (const key of Ids) {
      await api.deleteRecord({ collection: 'contacts', key });
    }
  });

  test('impersonate and impersonateAAD: rows belong to whom they are made for', async () => {
    const users = await api.retrieveMultiple({
      collection: 'systemusers',
      select: ['systemuserid', 'azureactivedirectoryobjectid'],
      filter: 'applicationid eq null and isdisabled eq false and azureactivedirectoryobjectid ne null',
      top: 1,
    });
    const [user] = users.value;
    const ways = user
      ? [{ impersonate: user.systemuserid }, { impersonateAAD: user.azureactivedirectoryobjectid }]
      : [];
    assert.notEqual(ways.length, 0, 'the invented office has users with an object id');
    for (const way of ways) {
      const row = await api.create({
        collection: 'contacts',
        data: { lastname: 'Impersonated' },
        returnRepresentation: true,
        select: ['_ownerid_value', '_createdonbehalfby_value'],
        ...way,
      });
      assert.equal(row._ownerid_value, user.systemuserid);
      assert.match(row._createdonbehalfby_value, GUID);
      await api.deleteRecord({ collection: 'contacts', key: row.contactid });
    }
  });

  test('duplicateDetection refuses the same address', async () => {
    const data = { lastname: 'Twin', emailaddress1: 'ADA@engine.example' };
    await assert.rejects(api.create({ collection: 'contacts', data, duplicateDetection: true }), refused(412));
    const key = await api.create({ collection: 'contacts', data, duplicateDetection: false });
    await api.deleteRecord({ collection: 'contacts', key });
  });

  test('callAction adds members to lists and teams', async () => {
    const list = await api.create({ collection: 'lists', data: { listname: 'Salon', type: false, createdfromcode: 2 } });
    const { Id } = await api.callAction({
      collection: 'lists',
      key: list,
      actionName: 'Microsoft.Dynamics.CRM.AddMemberList',
      action: { EntityId: ada },
    });
    assert.match(Id, GUID);
    const members = await api.retrieve({ collection: 'lists', key: list, navigationProperty: 'listcontact_association' });
    assert.equal(members.value[0].contactid, ada);
    await api.deleteRecord({ collection: 'lists', key: list });
  });

  test('retrieveCsdlMetadata', async () => {
    const document = await api.retrieveCsdlMetadata();
    assert.match(document, /<EntityType Name="contact"/);
    const annotated = await api.retrieveCsdlMetadata({ addAnnotations: true });
    assert.ok(annotated.includes('Org.OData.Capabilities.V1.ChangeTracking'));
  });

  for (const [name, { why, status, probe }] of Object.entries(EXCLUDED)) {
    test(`${name} is refused: ${why}`, async () => {
      await assert.rejects(async () => probe(), refused(status));
    });
  }

  test('every method is driven or excluded', (context) => ledger.check(context, EXCLUDED));
});
