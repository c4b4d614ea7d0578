package dev.tandem.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The custom services of the imitated Marketo subscription: credentials that belong to an API-only user, whose role grants
 * permissions (Marketo reference, sections 1.5 and 2). Several services may belong to one user. Thread-safe.
 */
public final class CustomServices {

    /** Stands for every permission there is. */
    public static final String EVERYTHING = "*";

    private final Map<String, CustomService> byClient = new LinkedHashMap<>();

    /**
     * One custom service.
     *
     * @param clientId the client id
     * @param secret the client secret
     * @param user the API-only user that owns it; the scope of its tokens
     * @param permissions what the user's role grants, in Adobe's words ({@code Read-Only Lead}), or {@link #EVERYTHING}
     */
    public record CustomService(String clientId, String secret, String user, Set<String> permissions) {

        public CustomService {
            permissions = Set.copyOf(permissions);
        }

        /** Whether the role grants one of these; writing includes reading. */
        public boolean mayAny(Set<String> wanted) {
            return permissions.contains(EVERYTHING)
                    || wanted.stream()
                            .anyMatch(each -> permissions.contains(each)
                                    || permissions.contains(each.replace("Read-Only", "Read-Write")));
        }
    }

    /** Adds a service, or takes the place of the one with the same client id. */
    public synchronized void put(CustomService service) {
        byClient.put(service.clientId(), service);
    }

    /** Removes all services. */
    public synchronized void clear() {
        byClient.clear();
    }

    /** The service of a client. */
    public synchronized Optional<CustomService> find(String clientId) {
        return Optional.ofNullable(byClient.get(clientId));
    }

    /** All services, in the order in which they came. */
    public synchronized List<CustomService> all() {
        return new ArrayList<>(byClient.values());
    }
}
