package dev.tandem.sandbox;

import dev.tandem.sandbox.data.PersonSink;
import dev.tandem.sandbox.data.RowSink;
import dev.tandem.sandbox.dataverse.DataverseApi;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Circumstances;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.MarketoApi;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two imitated services, as the sandbox puts them together.
 *
 * @param circumstances what administrators may change
 * @param rows takes invented rows of Dynamics
 * @param persons takes invented persons of Marketo
 */
record Houses(House dynamics, House marketo, Circumstances circumstances, RowSink rows, PersonSink persons) {

    /** The services of the invented customer, still empty. */
    static Houses real(SandboxClock clock, Bearers bearers) {
        DataverseApi dynamics = new DataverseApi(
                clock, bearers, Credentials.ORGANIZATION_ID, Credentials.ENVIRONMENT_ID, Credentials.TENANT_ID);
        MarketoApi marketo = new MarketoApi(clock, Credentials.MARKETO_CLIENT_ID, Credentials.MARKETO_CLIENT_SECRET);
        return new Houses(
                House.of(dynamics, dynamics::clear),
                House.of(marketo, marketo::clear),
                new Circumstances(
                        dynamics.organizations(),
                        marketo.subscriptions(),
                        marketo.subscription(),
                        dynamics.rights(),
                        dynamics.columns(),
                        marketo,
                        openPoints(dynamics, marketo),
                        dynamics.limits()),
                dynamics::seed,
                marketo::seedPerson);
    }

    private static Map<String, OpenPoints> openPoints(DataverseApi dynamics, MarketoApi marketo) {
        Map<String, OpenPoints> points = new LinkedHashMap<>();
        points.put(dynamics.name(), dynamics.openPoints());
        points.put(marketo.name(), marketo.subscription().openPoints());
        return Collections.unmodifiableMap(points);
    }

    /** Makes the two services. */
    @FunctionalInterface
    interface Builder {
        Houses build(SandboxClock clock, Bearers bearers);
    }
}
