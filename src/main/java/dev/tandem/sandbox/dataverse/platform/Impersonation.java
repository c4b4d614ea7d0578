package dev.tandem.sandbox.dataverse.platform;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Rights;
import java.util.Optional;
import java.util.UUID;

/**
 * Acting in another user's name, by {@code CallerObjectId} (the Entra object id) or {@code MSCRMCallerID} (the
 * {@code systemuserid}) (Microsoft, "Impersonate another user using the Web API").
 */
public final class Impersonation {

    private final Database database;
    private final Rights rights;
    private final Security security;

    /** The impersonation of this organization's users. */
    public Impersonation(Database database, Rights rights, Security security) {
        this.database = database;
        this.rights = rights;
        this.security = security;
    }

    /** Who acts by a call, given who called. */
    public Caller caller(Call call, Caller by) {
        Optional<String> objectId = call.header("CallerObjectId");
        Optional<String> userId = call.header("MSCRMCallerID");
        if (objectId.isEmpty() && userId.isEmpty()) {
            return by;
        }
        return database.reading(() -> {
            Row user = objectId.map(this::byObjectId).orElseGet(() -> byId(userId.orElseThrow()));
            if (Boolean.TRUE.equals(user.value("isdisabled"))) {
                throw new Refusal(403, "0x80040225", "The specified user is disabled.");
            }
            if (security.isApplication(by.user()) && !rights.actsOnBehalf()) {
                throw new Refusal(
                        403,
                        "0x8004a110",
                        "User does not have the privilege to act on behalf another user. (prvActOnBehalfOfAnotherUser)");
            }
            return by.onBehalfOf(user.id());
        });
    }

    private Row byId(String text) {
        UUID id = Keys.guid(text.trim());
        return database.find(new Ref("systemuser", id)).orElseThrow(() -> Refusal.noSuchRow("systemuser", id));
    }

    private Row byObjectId(String text) {
        UUID id = Keys.guid(text.trim());
        return database.of(database.tables().get("systemuser")).all().stream()
                .filter(user -> id.equals(user.value("azureactivedirectoryobjectid")))
                .findFirst()
                .orElseThrow(() -> new Refusal(403, "0x80072560", "The user is not a member of the organization."));
    }
}
