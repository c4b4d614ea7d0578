package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides who a caller is: token, membership of the organization, not disabled. */
final class Gate {

    private static final String BEARER = "Bearer ";

    private final Bearers bearers;
    private final Database database;
    private final Identity identity;
    private final Rights rights;
    private final OpenPoints points;

    Gate(Bearers bearers, Database database, Identity identity, Rights rights, OpenPoints points) {
        this.rights = rights;
        this.points = points;
        this.bearers = bearers;
        this.database = database;
        this.identity = identity;
    }

    /** The user behind the call's token; empty when there is no valid token. Refuses users without access. */
    Optional<UUID> user(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = header.substring(BEARER.length()).trim();
        if (!(bearers.check(token, call.scheme() + "://" + call.host()) instanceof Bearers.Known known)) {
            return Optional.empty();
        }
        return Optional.of(database.reading(() -> member(known.userId())));
    }

    private UUID member(UUID id) {
        Row user = database.find(new Ref("systemuser", id))
                .orElseThrow(() -> new Refusal(403, "0x80072560", "The user is not a member of the organization."));
        if (Boolean.TRUE.equals(user.value("isdisabled"))) {
            throw new Refusal(403, "0x80040225", "The specified user is disabled.");
        }
        if (user.value("applicationid") != null && !rights.hasRole()) {
            throw new Refusal(
                    403,
                    "0x80042f09",
                    "The user with id " + id + " has not been assigned any roles. They need a role.");
        }
        return user.id();
    }

    /** A person who works in the organization: the first user who is neither disabled nor an application. */
    UUID person() {
        return database.reading(() -> database.of(database.tables().get("systemuser")).all().stream()
                .filter(user -> user.value("applicationid") == null)
                .filter(user -> !Boolean.TRUE.equals(user.value("isdisabled")))
                .map(Row::id)
                .findFirst()
                .orElse(identity.organizationId()));
    }

    /** The answer to a call without a valid token, which tells where to get one. */
    Reply challenge(Call call, String operation) {
        String resource = call.scheme() + "://" + call.host() + "/";
        String challenge = "Bearer authorization_uri=" + resource + identity.tenantId()
                + "/oauth2/authorize, resource_id=" + resource;
        String text =
                OpenPoint.UNAUTHORIZED_BODY.is(points, "text") ? "HTTP Error 401 - Unauthorized: Access is denied" : "";
        return Reply.of(
                        operation,
                        401,
                        Map.of("Content-Type", "text/plain; charset=utf-8", "WWW-Authenticate", challenge),
                        text.getBytes(StandardCharsets.UTF_8))
                .refused("401");
    }
}
