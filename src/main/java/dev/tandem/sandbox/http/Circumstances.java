package dev.tandem.sandbox.http;

/**
 * What administrators of the two services may change under a client's feet.
 *
 * @param organizations the identity of the Dynamics side
 * @param subscriptions the identity of the Marketo side
 * @param subscription what is decided about the Marketo side
 * @param rights what the security roles of Dynamics allow
 * @param columns what is customized about Dynamics
 * @param fields what is administered about Marketo's fields
 * @param openPoints how Dynamics behaves where its documentation does not say it
 * @param limits the service protection limits of Dynamics
 */
public record Circumstances(
        Organizations organizations,
        Subscriptions subscriptions,
        Subscription subscription,
        Rights rights,
        Columns columns,
        Fields fields,
        OpenPoints openPoints,
        ServiceLimits limits) {}
