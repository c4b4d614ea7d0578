package dev.tandem.sandbox.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The marketers, who work in Marketo. A person is named by its Marketo id. */
final class Marketers {

    private static final String LEADS = "/rest/v1/leads.json";

    private final Screen marketo;
    private final Words words;
    private final Deque<String> unknownToSales = new ArrayDeque<>();

    Marketers(Screen marketo, Random random) {
        this.marketo = marketo;
        this.words = new Words(random);
    }

    /** The person that shows itself as a record of Dynamics; empty while there is none. */
    Optional<String> personOf(String recordId) {
        JsonNode found = marketo.get(
                LEADS, Map.of("filterType", "microsoftId", "filterValues", recordId, "fields", "id,microsoftId"));
        JsonNode id = found.at("/result/0/id");
        return id.isMissingNode() ? Optional.empty() : Optional.of(id.asText());
    }

    void change(String person, String field, Object value) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("id", Integer.parseInt(person));
        input.put(field, value);
        sync("updateOnly", "id", input);
    }

    /** Creates a person of whom sales know nothing; its id. */
    String create() {
        Map<String, Object> person = new LinkedHashMap<>();
        String lastName = words.lastName();
        person.put("email", words.email(lastName));
        person.put("firstName", words.firstName());
        person.put("lastName", lastName);
        person.put("title", words.jobTitle());
        person.put("company", words.company());
        String id = sync("createOnly", "email", person).at("/result/0/id").asText();
        unknownToSales.add(id);
        return id;
    }

    /** A person that was created here and not yet asked for; empty if there is none. */
    Optional<String> unknownToSales() {
        return Optional.ofNullable(unknownToSales.poll());
    }

    /** "Sync Person to Microsoft": asks for a lead in Dynamics. */
    void ask(String person) {
        change(person, "syncToMicrosoft", "Lead");
    }

    private JsonNode sync(String action, String lookup, Map<String, Object> person) {
        return marketo.send("POST", LEADS, Map.of("action", action, "lookupField", lookup, "input", List.of(person)));
    }
}
