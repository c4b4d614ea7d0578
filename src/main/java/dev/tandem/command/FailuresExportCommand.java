package dev.tandem.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.tandem.operations.FailureReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes all that failed as CSV, with a head, in UTF-8. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all that failed as CSV.")
final class FailuresExportCommand implements Callable<Integer> {

    private static final int ENTRIES_A_PAGE = 1_000;

    @ParentCommand
    private FailuresCommand failures;

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "F", description = "Into this file; otherwise to stdout.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (FailureDesk desk = failures.desk()) {
            if (file == null) {
                write(desk, out);
            } else {
                long written = writeFile(desk);
                out.println(written + (written == 1 ? " failure is" : " failures are") + " written to " + file + ".");
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private long writeFile(FailureDesk desk) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            return write(desk, writer);
        } catch (IOException unwritable) {
            throw new Refusal("The file " + file + " of --file cannot be written; check its folder and rights.");
        }
    }

    private long write(FailureDesk desk, Writer writer) throws IOException {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        long written = 0;
        // the writer belongs to who gave it
        ObjectWriter entries = mapper.writer(
                        mapper.schemaFor(FailureReport.Entry.class).withHeader())
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (SequenceWriter csv = entries.writeValues(writer)) {
            FailureReport page;
            do {
                page = desk.list(failures.stream(), written, ENTRIES_A_PAGE);
                csv.writeAll(page.failures());
                written += page.failures().size();
            } while (page.failures().size() == ENTRIES_A_PAGE);
        }
        return written;
    }
}
