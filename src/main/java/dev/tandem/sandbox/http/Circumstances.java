package dev.tandem.sandbox.http;

/**
 * What administrators of the two services may change under a client's feet.
 *
 * @param organizations the identity of the Dynamics side
 * @param nativeCrm whether a native CRM sync owns objects of Marketo
 * @param rights what the security roles of Dynamics allow
 * @param columns what is customized about Dynamics
 * @param fields what is administered about Marketo
 * @param changeFeed how Marketo's change feed behaves
 * @param openPoints how Dynamics behaves where its documentation does not say it
 * @param limits the service protection limits of Dynamics
 */
public record Circumstances(
        Organizations organizations,
        NativeCrm nativeCrm,
        Rights rights,
        Columns columns,
        Fields fields,
        ChangeFeed changeFeed,
        OpenPoints openPoints,
        ServiceLimits limits) {}
