package dev.tandem.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression of answers by the rules that Marketo documents: never small bodies, never bulk files. */
final class Compression {

    private static final int SMALLEST_BYTES = 1_024;

    private Compression() {}

    static boolean wanted(Call call, Reply reply) {
        return reply.body().length >= SMALLEST_BYTES
                && !call.path().startsWith("/bulk/")
                && !reply.headers().containsKey("Content-Encoding")
                && call.headerList("Accept-Encoding")
                        .filter(Compression::namesGzip)
                        .isPresent();
    }

    private static boolean namesGzip(String accepted) {
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", 2);
            boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?");
            if (parts[0].strip().equals("gzip") && !refused) {
                return true;
            }
        }
        return false;
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream out = new FastGzip(compressed)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** Gzip at the lowest level: the sandbox shall never be what a benchmark measures. */
    private static final class FastGzip extends GZIPOutputStream {

        private FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
