package org.chengxin.api.log;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Optional;

/**
 * A text as a square of dots, for a printed page that a camera reads later.
 *
 * @param modules dots on each side, without the margin
 * @param path the dark dots, as the data of an SVG path with one unit for each
 */
record QrCode(int modules, String path) {

    /** Characters that a code which can still be read from paper holds. */
    private static final int TEXT_CHARS_MAX = 1200;

    /** Empty if the text is too long. */
    static Optional<QrCode> of(String text) {
        if (text.length() > TEXT_CHARS_MAX) {
            return Optional.empty();
        }
        try {
            ByteMatrix dots = Encoder.encode(
                            text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            return Optional.of(new QrCode(dots.getWidth(), path(dots)));
        } catch (WriterException tooMuch) {
            return Optional.empty();
        }
    }

    private static String path(ByteMatrix dots) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y) == 1) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
