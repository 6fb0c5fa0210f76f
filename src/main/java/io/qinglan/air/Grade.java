package io.qinglan.air;

/**
 * A grade of the index (空气质量指数级别), such as 五级 重度污染.
 *
 * @param number 1 to 6
 * @param upTo the highest index of the grade; null for the last, which is open
 * @param zh its class in Chinese, such as 重度污染
 * @param en our English word for it
 * @param colourZh the colour it is shown in, in Chinese
 * @param colourEn in English
 * @param rgb the screen colour as {@code #rrggbb}
 */
public record Grade(int number, Integer upTo, String zh, String en, String colourZh, String colourEn, String rgb) {}
