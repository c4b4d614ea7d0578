// What dynamics-web-api can do and the sandbox cannot.

const NOBODY = '00000000-0000-4000-8000-00000000dead';
const customizing = 'the sandbox does not imitate customizing by the API';
const files = 'the tables of the sandbox have no file columns';
const search = 'Dataverse Search is another API, which the sandbox does not imitate';
const background = 'the sandbox does everything at once, it has no background operations';

/**
 * The methods of the client that have no endpoint in the sandbox. `probe` shows that it still refuses, with `status`; when
 * it no longer does, drive the method.
 */
export const excluded = (client) => ({
  createEntity: { why: customizing, status: 501, probe: () => client.createEntity({ data: {} }) },
  updateEntity: { why: customizing, status: 501, probe: () => client.updateEntity({ data: { MetadataId: NOBODY } }) },
  createAttribute: {
    why: customizing,
    status: 501,
    probe: () => client.createAttribute({ entityKey: NOBODY, data: {} }),
  },
  updateAttribute: {
    why: customizing,
    status: 501,
    probe: () => client.updateAttribute({ entityKey: NOBODY, data: { MetadataId: NOBODY } }),
  },
  createRelationship: { why: customizing, status: 501, probe: () => client.createRelationship({ data: {} }) },
  updateRelationship: {
    why: customizing,
    status: 501,
    probe: () => client.updateRelationship({ data: { MetadataId: NOBODY } }),
  },
  deleteRelationship: { why: customizing, status: 501, probe: () => client.deleteRelationship({ key: NOBODY }) },
  createGlobalOptionSet: { why: customizing, status: 501, probe: () => client.createGlobalOptionSet({ data: {} }) },
  updateGlobalOptionSet: {
    why: customizing,
    status: 501,
    probe: () => client.updateGlobalOptionSet({ data: { MetadataId: NOBODY } }),
  },
  deleteGlobalOptionSet: { why: customizing, status: 501, probe: () => client.deleteGlobalOptionSet({ key: NOBODY }) },
  uploadFile: {
    why: files,
    status: 404,
    probe: () =>
      client.uploadFile({ collection: 'contacts', key: NOBODY, property: 'cv', fileName: 'cv', data: Buffer.from('x') }),
  },
  downloadFile: {
    why: files,
    status: 404,
    probe: () => client.downloadFile({ collection: 'contacts', key: NOBODY, property: 'cv' }),
  },
  query: { why: search, status: 404, probe: () => client.query({ query: { search: 'ada' } }) },
  search: { why: search, status: 404, probe: () => client.search({ query: { search: 'ada' } }) },
  suggest: { why: search, status: 404, probe: () => client.suggest({ query: { search: 'ada' } }) },
  autocomplete: { why: search, status: 404, probe: () => client.autocomplete({ query: { search: 'ada' } }) },
  getBackgroundOperationStatus: {
    why: background,
    status: 404,
    probe: () => client.getBackgroundOperationStatus(NOBODY),
  },
  cancelBackgroundOperation: { why: background, status: 404, probe: () => client.cancelBackgroundOperation(NOBODY) },
});
