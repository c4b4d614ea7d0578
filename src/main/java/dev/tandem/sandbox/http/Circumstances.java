package dev.tandem.sandbox.http;

import java.util.Map;

/**
 * What administrators of the two services may change under a client's feet.
 *
 * @param organizations the identity of the Dynamics side
 * @param subscriptions the identity of the Marketo side
 * @param subscription what is decided about the Marketo side
 * @param rights what the security roles of Dynamics allow
 * @param columns what is customized about Dynamics
 * @param fields what is administered about Marketo's fields
 * @param openPoints how the services behave where their documentation does not say it, by the name of the service
 * @param limits the service protection limits of Dynamics
 */
public record Circumstances(
        Organizations organizations,
        Subscriptions subscriptions,
        Subscription subscription,
        Rights rights,
        Columns columns,
        Fields fields,
        Map<String, OpenPoints> openPoints,
        ServiceLimits limits) {}
