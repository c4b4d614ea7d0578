package dev.tandem.sandbox.http;

/**
 * What administrators of the two services may change under a client's feet.
 *
 * @param organizations the identity of the Dynamics side
 * @param nativeCrm whether a native CRM sync owns objects of Marketo
 * @param readRights which tables of Dynamics the application users may read
 * @param columns what is customized about Dynamics
 * @param fields what is administered about Marketo
 * @param changeFeed how Marketo's change feed behaves
 */
public record Circumstances(
        Organizations organizations,
        NativeCrm nativeCrm,
        ReadRights readRights,
        Columns columns,
        Fields fields,
        ChangeFeed changeFeed) {}
