package dev.tandem.contracts;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;

/**
 * What Adobe's OpenAPI files, patched, say of requests and answers. The validator works as it does by itself, but for one
 * thing, in which it is stricter: a parameter that the files do not know is a fault.
 */
public final class MarketoContract {

    /** The schema of values of any type, which a patch adds. */
    private static final String ANYTHING = "AnyValue";

    private static final LevelResolver LEVELS = LevelResolver.create()
            .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
            .build();

    private final OpenApiInteractionValidator validator;

    private MarketoContract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** The published files with all patches; the running test is skipped where the files are not at hand. */
    public static MarketoContract patched() {
        return with(PatchFile.read());
    }

    static MarketoContract with(List<Patch> patches) {
        ObjectNode document = PublishedFiles.marketo();
        patches.forEach(patch -> patch.apply(document));
        OpenAPI parsed = new OpenAPIParser()
                .readContents(document.toString(), List.of(), new ParseOptions())
                .getOpenAPI();
        // the parser takes a schema that says nothing for that of an object
        parsed.getComponents().getSchemas().computeIfPresent(ANYTHING, (name, object) -> new Schema<>());
        return new MarketoContract(OpenApiInteractionValidator.createFor(parsed)
                .withLevelResolver(LEVELS)
                .build());
    }

    /** What is wrong with the request or its answer, a sentence each; empty if both are valid. */
    public List<String> faults(Exchange exchange) {
        return faults(
                exchange,
                validator.validate(
                        ContractMessages.request(exchange.call()), ContractMessages.answer(exchange.reply())));
    }

    List<String> faultsOfRequest(Exchange exchange) {
        return faults(exchange, validator.validateRequest(ContractMessages.request(exchange.call())));
    }

    List<String> faultsOfAnswer(Exchange exchange) {
        return faults(
                exchange,
                validator.validateResponse(
                        exchange.call().path(),
                        ContractMessages.request(exchange.call()).getMethod(),
                        ContractMessages.answer(exchange.reply())));
    }

    private static List<String> faults(Exchange exchange, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() != Level.IGNORE)
                .map(message -> exchange + ": " + message.getKey() + ": " + message.getMessage())
                .toList();
    }
}
