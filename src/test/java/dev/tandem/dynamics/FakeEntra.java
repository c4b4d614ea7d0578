package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Microsoft Entra behind MSAL4J's HTTP interface: gives out token-1, token-2 and so on, unless told otherwise. */
final class FakeEntra implements IHttpClient {

    /** Something else to do than to give out a token. */
    interface Turn {
        IHttpResponse take() throws IOException;
    }

    private final List<HttpRequest> seen = new ArrayList<>();
    private final Deque<Turn> turns = new ArrayDeque<>();
    private Clock clock = Clock.systemUTC();
    private int issued;

    DynamicsTokens tokens(DynamicsAddress address) {
        return tokens(address, new DynamicsCredentials.Secret("client", "s3cret"));
    }

    DynamicsTokens tokens(DynamicsAddress address, DynamicsCredentials credentials) {
        EntraAccess access =
                new EntraAccess("https://entra.example.test:8443", "tenant-one", credentials, Optional.empty());
        return new DynamicsTokens(address, access, Optional.of(this), clock);
    }

    /** Lets the tokens made from now on see another time. */
    FakeEntra at(Clock other) {
        clock = other;
        return this;
    }

    List<HttpRequest> seen() {
        return seen;
    }

    void next(Turn turn) {
        turns.add(turn);
    }

    @Override
    public synchronized IHttpResponse send(HttpRequest request) throws IOException {
        seen.add(request);
        Turn turn = turns.poll();
        if (turn != null) {
            return turn.take();
        }
        issued++;
        return json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"token-" + issued + "\"}");
    }

    static IHttpResponse json(int status, String body) {
        HttpResponse response = new HttpResponse();
        response.addHeaders(Map.of("Content-Type", List.of("application/json")));
        return response.statusCode(status).body(body);
    }
}
