package io.qinglan.audit.backtest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Published series with what is known to be wrong in them, each as a short excerpt made by us in the publication's own form. */
class AirFilesTest {

    private static final String OFFICIAL =
            "city,city_code,pubtime_date,aqi_source,quality,so2_24h,no2_24h,co_24h,o3_8h_24h,pm10_24h,pm2_5_24h";
    private static final String OFFICIAL_MEASURED = OFFICIAL.replace("pubtime_date", "pubtime_date,measured_date");
    private static final String AQISTUDY = "city,date,aqi,aqi_hourly_min_max,level_cn,pm25,pm10,so2,co,no2,o3,rank_cn";
    private static final String CAPITALS = "city,date,level_cn,aqi,rank_cn,pm25,pm10,so2,no2,co,o3";
    private static final String STATIONS =
            "\"No\",\"year\",\"month\",\"day\",\"hour\",\"PM2.5\",\"PM10\",\"SO2\",\"NO2\",\"CO\",\"O3\",\"TEMP\",\"station\"";

    @TempDir
    private Path folder;

    @Test
    void upTo2015TheDayOfPublicationIsOneDayAfterTheDayMeasured() {
        Path file = Written.file(
                folder,
                "official.csv",
                OFFICIAL,
                "北京市,110000,2015-12-31,300,5,20,80,3.0,10,300,250",
                "北京市,110000,2016-01-02,300,5,20,80,3.0,10,300,150");
        AirFiles air = Written.read(file);
        CityAir city = air.cities().iterator().next();
        assertThat(city.city()).isEqualTo("北京");
        assertThat(city.firstDay()).isEqualTo(LocalDate.of(2015, 12, 30));
        assertThat(city.lastDay()).isEqualTo(LocalDate.of(2016, 1, 2));
        assertThat(air.files().get(0).shifted()).isOne();
        // 250 and 150 µg/m³ by HJ 633-2012: 300 and 200; the two days between were not published
        assertThat(fine(city)).containsExactly(300, null, null, 200);
    }

    @Test
    void aColumnWithTheDayMeasuredWins() {
        Path file = Written.file(
                folder,
                "official.csv",
                OFFICIAL_MEASURED,
                "北京市,110000,2015-12-31,2015-12-30,300,5,20,80,3.0,10,300,250");
        AirFiles air = Written.read(file);
        assertThat(air.cities().iterator().next().firstDay()).isEqualTo(LocalDate.of(2015, 12, 30));
        assertThat(air.files().get(0).shifted()).isZero();
    }

    @Test
    void aWrongIndexColumnIsNotBelieved() {
        Path file = Written.file(folder, "official.csv", OFFICIAL, "北京市,110000,2018-03-13,17,1,20,80,3.0,10,300,250");
        assertThat(fine(Written.only(file))).containsExactly(300);
        assertThat(Written.read(file).files().get(0).leftOut()).containsKey("aqi_source");
    }

    @Test
    void aZeroMeanAndEveryWordForNothingIsMissing() {
        Path file = Written.file(
                folder,
                "official.csv",
                OFFICIAL,
                "北京市,110000,2016-02-01,1,1,20,80,3.0,10,0,115",
                "北京市,110000,2016-02-02,1,1,NA,NaN,—,-,\"-;\",");
        AirFiles air = Written.read(file);
        CityAir city = air.cities().iterator().next();
        assertThat(city.series().has(Series.PM10)).isFalse();
        assertThat(fine(city)).containsExactly(150, null);
        assertThat(city.missing()).isOne();
        assertThat(air.files().get(0).missing()).isEqualTo(7);
    }

    @Test
    void ozoneAsA24HourMeanIsNotTakenForTheHighestEightHours() {
        Path capitals = Written.file(folder, "capitals.csv", CAPITALS, "太原,2017-07-01,良,90,50,40,80,20,30,0.8,190");
        assertThat(Written.only(capitals).series().has(Series.O3)).isFalse();
        Path study = Written.file(folder, "study.csv", AQISTUDY, "太原,2017-07-01,90,80~99,良,40,80,20,0.8,30,190,50");
        assertThat(Written.only(study).series().has(Series.O3)).isTrue();
    }

    @Test
    void ofTwoFilesTheBetterSourceIsBelievedWhicheverComesFirst() {
        Path study = Written.file(folder, "a.csv", AQISTUDY, "北京,2016-02-01,90,80~99,良,160,80,20,0.8,30,60,50");
        Path official = Written.gzip(folder, "b.csv.gz", OFFICIAL, "北京市,110000,2016-02-01,1,1,20,80,3.0,10,300,140");
        for (List<Path> order : List.of(List.of(study, official), List.of(official, study))) {
            AirFiles air = Written.read(order.toArray(Path[]::new));
            assertThat(fine(air.cities().iterator().next())).containsExactly(186);
            assertThat(air.disagreements()).containsEntry("北京", 1);
        }
        assertThat(fine(Written.only(folder))).containsExactly(186);
    }

    @Test
    void aDayTheBetterSourceDoesNotKnowComesFromTheOther() {
        Path official = Written.file(folder, "b.csv", OFFICIAL, "北京市,110000,2016-02-01,1,1,20,80,3.0,10,300,");
        Path study = Written.file(folder, "c.csv", AQISTUDY, "北京,2016-02-01,90,80~99,良,150,80,20,0.8,30,60,50");
        assertThat(fine(Written.only(official, study))).containsExactly(200);
        assertThat(fine(Written.only(study, official))).containsExactly(200);
    }

    @Test
    void anHourOfACityIsTheExactMeanOfAtLeastSixStations() {
        List<String> lines = new ArrayList<>(List.of(STATIONS));
        for (int station = 1; station <= 7; station++) {
            String pm = station == 7 ? "NA" : "" + (100 + station);
            lines.add("1,2015,12,1,0," + pm + ",NA,5,40,4000,10,1.5,\"S" + station + "\"");
            lines.add("2,2015,12,1,1," + (station > 5 ? "NA" : "300") + ",NA,5,40,4000,10,1.5,\"S" + station + "\"");
        }
        CityAir city = Written.only(Written.file(folder, "stations.csv", lines.toArray(String[]::new)));
        assertThat(city.city()).isEqualTo("北京");
        assertThat(city.series().hourly()).isTrue();
        // 103.5 µg/m³: 100 + 50 × 28.5 / 40 rounded up; five stations are too few
        assertThat(fine(city)).containsExactly(136, null);
        // CO is in µg/m³ there: 4 mg/m³, not 4000
        assertThat(city.series().values("CO")[0]).isEqualTo(Index.scaled(40));
    }

    @Test
    void theIndexOfAnotherScaleIsTakenAsItIs() {
        Path file = Written.file(
                folder,
                "delhi.csv",
                "date,PM2.5,PM10,NO2,SO2,CO,Ozone,AQI,Holidays_Count,Days",
                "2021-01-01,408.8,442.42,160.61,12.95,2.77,43.19,462,0,5");
        CityAir city = Written.only(file);
        assertThat(city.city()).isEqualTo("Delhi");
        assertThat(city.series().has(Series.PM25)).isFalse();
        assertThat(fine(city)).containsExactly(462);
    }

    @Test
    void hoursMayEndTheDayAt24AndCarryAnOffset() {
        Path file = Written.file(
                folder,
                "plain.csv",
                "hour,aqi",
                "2015-12-01T23:00+08:00,150",
                "2015-12-01 24:00,151",
                "2015-12-02T02:00,");
        CityAir city = Written.only(file);
        assertThat(city.city()).isEqualTo("plain");
        assertThat(fine(city)).containsExactly(150, 151, null, null);
    }

    @Test
    void badRowsAreNamedWithLineColumnExpectedAndGot() {
        Path file = Written.file(
                folder,
                "study.csv",
                AQISTUDY,
                "北京,2016-02-30,90,80~99,良,160,80,20,0.8,30,60,50",
                "北京,2016-02-01,90,80~99,良,many,80,20,0.8,30,60,50",
                "北京,2016-02-02,90,80~99,良,-5,80,20,0.8,30,60,50",
                "北京,2016-02-03,90,80~99,良,16,80,20,0.8,30,60,50",
                "北京市,2016-02-03,90,80~99,良,16,80,20,0.8,30,60,50",
                ",2016-02-04,90,80~99,良,16,80,20,0.8,30,60,50");
        assertThatThrownBy(() -> Written.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessage(String.join(
                        "\n",
                        "study.csv line 2 date: expected a date such as 2015-12-19, got '2016-02-30'",
                        "study.csv line 3 pm25: expected a number, or nothing, got 'many'",
                        "study.csv line 4 pm25: expected a number from 0 to below 100000, got -5",
                        "study.csv line 6: expected each city and day once, got 2016-02-03 again, first at study.csv line 5",
                        "study.csv line 7 city: expected a city, got nothing"));
    }

    @Test
    void aFileOfAnUnknownFormSaysWhichFormsThereAre() {
        Path file = Written.file(folder, "other.csv", "when,what", "2015,3");
        assertThatThrownBy(() -> Written.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("other.csv line 1: expected the columns of one of")
                .hasMessageContaining("index-by-day=[date, aqi]")
                .hasMessageEndingWith("got [when, what]");
        Path ragged = Written.file(folder, "ragged.csv", "date,aqi", "2015-12-01,100,7");
        assertThatThrownBy(() -> Written.read(ragged)).hasMessage("ragged.csv line 2: expected 2 cells, got 3");
        assertThatThrownBy(() -> Written.read(folder.resolve("none.csv"))).isInstanceOf(BadFile.class);
    }

    private static List<Integer> fine(CityAir air) {
        return Arrays.stream(air.fine())
                .mapToObj(value -> value == Index.MISSING ? null : value / Index.SCALE)
                .toList();
    }
}
