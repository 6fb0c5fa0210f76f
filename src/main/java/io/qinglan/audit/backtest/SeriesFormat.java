package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.air.Item;

/**
 * How one publication writes its series.
 *
 * @param id short name
 * @param titleZh name in Chinese
 * @param titleEn name in English
 * @param needs columns by which it is recognised
 * @param hourly whether its rows are hours
 * @param rank where two files know the same city and day, the lower rank is believed
 * @param city column of the city, null when the file has none
 * @param name the city of a file that names none, null when that is not known either
 * @param day column of the day
 * @param dayOtherwise column of the day of publication where {@code day} is not there, null for none
 * @param lateUntil up to this date the day of publication is one day after the day measured; null when never
 * @param hour column of the hour, null when year, month, day and hour have columns of their own
 * @param station column of the station, null for values of a city
 * @param leastStations stations an hour of the city needs
 * @param zeroMissing whether a zero says that nothing was measured
 * @param items column by item of the index
 * @param per divisor by item, where the unit is not that of the standard
 * @param index column of an index that is taken as it is, null when it is reckoned from concentrations
 * @param leftOut columns that are not used, with the reason in Chinese and English
 */
record SeriesFormat(
        String id,
        String titleZh,
        String titleEn,
        List<String> needs,
        boolean hourly,
        int rank,
        String city,
        String name,
        String day,
        String dayOtherwise,
        LocalDate lateUntil,
        String hour,
        String station,
        int leastStations,
        boolean zeroMissing,
        Map<Item, String> items,
        Map<Item, Integer> per,
        String index,
        Map<String, List<String>> leftOut) {

    static SeriesFormat of(JsonNode said) {
        Map<Item, String> items = new EnumMap<>(Item.class);
        said.path("items")
                .properties()
                .forEach(one -> items.put(Item.of(one.getKey()), one.getValue().asText()));
        Map<Item, Integer> per = new EnumMap<>(Item.class);
        said.path("per")
                .properties()
                .forEach(one -> per.put(Item.of(one.getKey()), one.getValue().asInt()));
        Map<String, List<String>> leftOut = new LinkedHashMap<>();
        said.path("left_out")
                .properties()
                .forEach(one -> leftOut.put(
                        one.getKey(),
                        List.of(
                                one.getValue().get("zh").asText(),
                                one.getValue().get("en").asText())));
        String late = text(said.path("day").path("late_until"));
        return new SeriesFormat(
                text(said.path("id")),
                said.path("title").path("zh").asText(),
                said.path("title").path("en").asText(),
                words(said.path("needs")),
                said.path("unit").asText().equals("hour"),
                said.path("rank").asInt(),
                text(said.path("city")),
                text(said.path("name")),
                text(said.path("day").path("column")),
                text(said.path("day").path("otherwise")),
                late == null ? null : LocalDate.parse(late),
                text(said.path("hour").path("column")),
                text(said.path("stations").path("column")),
                said.path("stations").path("least").asInt(1),
                said.path("zero").asText().equals("missing"),
                items,
                per,
                text(said.path("index")),
                leftOut);
    }

    static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
}
