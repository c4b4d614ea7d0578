package dev.tandem.sandbox;

import dev.tandem.sandbox.data.OfficeData;
import dev.tandem.sandbox.entra.Tenant;
import java.util.UUID;

/** The ids and secrets of the invented customer. They guard nothing, so they are the same everywhere. */
public final class Credentials {

    /** The Entra tenant. */
    public static final UUID TENANT_ID = UUID.fromString("3f6d0a52-7c1e-4d0b-9a55-2b7f00aa0001");

    /** The Dynamics organization, until it is changed. */
    public static final UUID ORGANIZATION_ID = UUID.fromString("c9b2f1d4-35aa-4e57-8d0e-6a1f00bb0002");

    /** The Power Platform environment. */
    public static final UUID ENVIRONMENT_ID = UUID.fromString("e41a7d93-60f2-4b8c-b7de-91c300cc0003");

    /** The client id of the app registration. */
    public static final String DYNAMICS_CLIENT_ID = "6d1e7a52-5b0e-4b6c-9d56-0c7a00dd0004";

    /** The secret of the app registration. */
    public static final String DYNAMICS_CLIENT_SECRET = "sandbox~dynamics~secret";

    /** The password of {@link OfficeData#PASSWORD_USER_NAME}. */
    public static final String DYNAMICS_PASSWORD = "sandbox password";

    /** The client id of Marketo's custom service. */
    public static final String MARKETO_CLIENT_ID = "0f2b9c1e-8a47-4d36-a1f5-77c200ee0005";

    /** The secret of Marketo's custom service. */
    public static final String MARKETO_CLIENT_SECRET = "sandboxMarketoSecret";

    private Credentials() {}

    /** The directory that the imitated Entra knows. */
    static Tenant tenant() {
        return new Tenant(
                TENANT_ID,
                new Tenant.Registration(DYNAMICS_CLIENT_ID, DYNAMICS_CLIENT_SECRET, OfficeData.APPLICATION_USER),
                new Tenant.Account(OfficeData.PASSWORD_USER_NAME, DYNAMICS_PASSWORD, OfficeData.PASSWORD_USER));
    }
}
