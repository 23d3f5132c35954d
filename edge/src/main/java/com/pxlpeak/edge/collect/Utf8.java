package com.pxlpeak.edge.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 to the letter. The JSON reader lets overlong forms and surrogates pass, and takes bytes with NUL among them for
 * another encoding.
 */
final class Utf8 {

    private Utf8() {}

    /** Whether the bytes are the UTF-8 of a text without NUL. */
    static boolean isText(byte[] bytes) {
        int ascii = 0;
        while (ascii < bytes.length && bytes[ascii] > 0) {
            ascii++;
        }
        return ascii == bytes.length || isTextFrom(bytes, ascii);
    }

    private static boolean isTextFrom(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
