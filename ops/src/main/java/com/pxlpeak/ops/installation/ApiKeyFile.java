package com.pxlpeak.ops.installation;

import com.pxlpeak.ops.services.PrivateFile;
import com.pxlpeak.ops.services.RandomText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An API key in a file its owner alone may read, drawn on the first start: {@code pxl_live_}, twelve characters to look it
 * up by, and 43 of base 62, which hold 256 random bits.
 */
final class ApiKeyFile {

    private static final int LOOKUP_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;

    private ApiKeyFile() {}

    static String readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, draw() + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String draw() {
        return "pxl_live_"
                + RandomText.of(LOOKUP_LENGTH, RandomText.LOWER_CASE_AND_DIGITS)
                + "_"
                + RandomText.of(SECRET_LENGTH, RandomText.BASE_62);
    }
}
