package dev.tandem.sandbox.http;

/**
 * What administrators of the two services may change under a client's feet.
 *
 * @param organizations the identity of the Dynamics side
 * @param subscription what is decided about the Marketo side
 * @param readRights which tables of Dynamics the application users may read
 * @param columns what is customized about Dynamics
 * @param fields what is administered about Marketo's fields
 */
public record Circumstances(
        Organizations organizations,
        Subscription subscription,
        ReadRights readRights,
        Columns columns,
        Fields fields) {}
