package io.qinglan.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** A square code (二维码) that leads from paper to an address. */
public final class SquareCode {

    private static final int DOTS = 8; // pixels a module, enough for print

    private SquareCode() {}

    /** The code of an address as a {@code data:} address of a PNG, readable also when a quarter is dirty or torn. */
    public static String of(String address) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 4));
            int size = modules.getWidth() * DOTS;
            BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    picture.setRGB(x, y, modules.get(x / DOTS, y / DOTS) ? 0x000000 : 0xFFFFFF);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("cannot be written as a square code: " + address, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
