package io.qinglan.forecast.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.ForecastJson;
import io.qinglan.forecast.Intake;
import io.qinglan.forecast.StandardsOnDisk;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Bodies of the documented shape of each service, made up for these tests. */
class SourceBodiesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant ARRIVED = Instant.parse("2026-11-21T10:05:00Z");
    private static final Intake CITY = new Intake("130100", null, null, ARRIVED, ZONE);

    private final AirStandards standards = StandardsOnDisk.standards();
    private final ForecastJson json = new ForecastJson(standards, ZONE);

    private static List<InputError> errors(BodyReader reader, String body) {
        return catchThrowableOfType(Problem.class, () -> reader.read(body, CITY))
                .errors();
    }

    @Test
    void ownJsonTakesDaysRangesAndHoursWithHoles() {
        Forecast forecast = new OwnJson(json).read("""
                {"area":"130100","source":"city-bureau","issuedAt":"2026-11-21T18:00:00+08:00",
                 "days":[{"date":"2026-11-23","aqi":{"low":180,"high":210},"primary":["PM2.5","PM10"],"cause":"stagnation"},
                         {"date":"2026-11-22","aqi":150}],
                 "hours":[{"at":"2026-11-22T24:00:00+08:00","pm25":80.5,"co":1.2},null,
                          {"at":"2026-11-22T22:00:00+08:00","pm25":null,"aqi":120}]}""", CITY);

        assertThat(forecast.standard()).isEqualTo("HJ 633-2026");
        assertThat(forecast.issuedAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(forecast.days()).extracting(Forecast.Day::date).isSorted();
        assertThat(forecast.days().get(1).ranged()).isTrue();
        assertThat(forecast.days().get(1).primary()).containsExactly(Pollutant.PM25, Pollutant.PM10);
        assertThat(forecast.hours())
                .extracting(Forecast.Hour::at)
                .containsExactly(Instant.parse("2026-11-22T14:00:00Z"), Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(forecast.hours().get(0).concentrations()).isEmpty();
        assertThat(json.write(forecast).at("/hours/1/at").asText()).isEqualTo("2026-11-23T00:00:00+08:00");
        assertThat(json.read(json.write(forecast))).isEqualTo(forecast);
    }

    @Test
    void ownJsonNamesEveryFieldThatIsWrong() {
        List<InputError> errors = errors(new OwnJson(json), """
                {"area":"1301","source":"x","issuedAt":"yesterday","standard":"HJ 633-1999","weather":"fog",
                 "days":[{"date":"2026-11-22","aqi":{"low":210,"high":180}},{"date":"2026-11-22","aqi":501},
                         {"date":"2026-13-01","primary":["dust"],"cause":"bad luck"}],
                 "hours":[{"at":"2026-11-22T00:30:00+08:00","pm25":-1,"co":800}]}""");

        assertThat(errors)
                .extracting(InputError::pointer)
                .contains(
                        "/area",
                        "/issuedAt",
                        "/standard",
                        "/weather",
                        "/days/0/aqi/high",
                        "/days/1/date",
                        "/days/1/aqi",
                        "/days/2/date",
                        "/days/2/aqi",
                        "/days/2/primary/0",
                        "/days/2/cause",
                        "/hours/0/at",
                        "/hours/0/pm25",
                        "/hours/0/co");
        assertThat(errors)
                .filteredOn(error -> error.pointer().equals("/hours/0/co"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.expected()).contains("200 mg/m³");
                    assertThat(error.got()).isEqualTo("800");
                });
    }

    @Test
    void ownJsonWithoutDaysAndHoursIsRefused() {
        assertThat(errors(
                        new OwnJson(json),
                        "{\"area\":\"130100\",\"source\":\"x\",\"issuedAt\":\"2026-11-21T18:00+08:00\"}"))
                .extracting(InputError::pointer)
                .containsExactly("/days");
        assertThat(errors(new OwnJson(json), "{\"area\":"))
                .singleElement()
                .satisfies(error -> assertThat(error.line()).isEqualTo(1));
        assertThat(errors(new OwnJson(json), "[]")).hasSize(1);
    }

    @Test
    void csvTakesHoursOfAnotherUnitAndMarksOfMissing() {
        Forecast forecast = new CsvBody(json).read("""
                hour,pm25_ugm3,pm10_ugm3,co_ugm3,o3
                2026-11-22T00:00+08:00,65.4,NA,1200,2
                2026-11-22 01:00,—,-;,,NaN
                """, CITY);

        assertThat(forecast.hours()).hasSize(2);
        assertThat(forecast.hours().get(0).concentrations())
                .containsEntry(Pollutant.CO, new BigDecimal("1.200"))
                .doesNotContainKey(Pollutant.PM10);
        assertThat(forecast.hours().get(1).concentrations()).isEmpty();
        assertThat(forecast.marks()).containsExactly(Forecast.ISSUED_ON_ARRIVAL);
    }

    @Test
    void csvTakesDaysWithRanges() {
        Forecast forecast = new CsvBody(json).read("""
                date,low,high,primary,cause
                2026-11-22,150,200,PM2.5;PM10,stagnation
                2026-11-23,80,110,,
                """, new Intake("130100", "bulletin", ARRIVED, ARRIVED, ZONE));

        assertThat(forecast.source()).isEqualTo("bulletin");
        assertThat(forecast.marks()).isEmpty();
        assertThat(forecast.days().get(0).primary()).containsExactly(Pollutant.PM25, Pollutant.PM10);
        assertThat(forecast.days().get(1).high()).isEqualTo(110);
    }

    @Test
    void csvErrorsNameTheirLine() {
        assertThat(errors(new CsvBody(json), """
                date,aqi,primary
                2026-11-22,150,PM2.5
                2026-11-23,much,PM2.5
                22.11.2026,100,smoke
                """)).extracting(InputError::line).containsExactly(3, 4, 4);
        assertThat(errors(new CsvBody(json), "date,aqi\n2026-11-22,150,3\n"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(2);
                    assertThat(error.got()).isEqualTo("3");
                });
        assertThat(errors(new CsvBody(json), "day,index\n"))
                .extracting(InputError::line)
                .containsOnly(1);
    }

    @Test
    void qweatherSevenWritesNumbersAsTexts() {
        Forecast forecast = new QWeather(standards).read("""
                {"code":"200","updateTime":"2026-11-21T17:42+08:00","daily":[
                 {"fxDate":"2026-11-21","aqi":"41","level":"1","category":"优","primary":"NA"},
                 {"fxDate":"2026-11-22","aqi":"163","level":"4","category":"中度污染","primary":"PM2.5"}]}""", CITY);

        assertThat(forecast.source()).isEqualTo("qweather");
        assertThat(forecast.issuedAt()).isEqualTo(Instant.parse("2026-11-21T09:42:00Z"));
        assertThat(forecast.days().get(0).primary()).isEmpty();
        assertThat(forecast.days().get(1).high()).isEqualTo(163);
        assertThat(
                        errors(
                                new QWeather(standards),
                                "{\"code\":\"402\",\"updateTime\":\"2026-11-21T17:42+08:00\",\"daily\":[{\"fxDate\":\"x\",\"aqi\":\"-1\"}]}"))
                .extracting(InputError::pointer)
                .contains("/code", "/daily/0/fxDate", "/daily/0/aqi");
    }

    @Test
    void qweatherOneTakesTheIndexOfChinaAndConcentrations() {
        Forecast forecast = new QWeather(standards).read("""
                {"metadata":{"tag":"t"},"hours":[{"forecastTime":"2026-11-21T11:00Z",
                 "indexes":[{"code":"us-epa","aqi":160},{"code":"cn-mee","aqi":97}],
                 "pollutants":[{"code":"pm2p5","concentration":{"value":58.2,"unit":"μg/m3"}},
                               {"code":"co","concentration":{"value":0.9,"unit":"mg/m3"}},
                               {"code":"nmhc","concentration":{"value":5,"unit":"ppb"}}]}],
                 "days":[{"forecastStartTime":"2026-11-21T16:00Z","forecastEndTime":"2026-11-22T16:00Z",
                 "indexes":[{"code":"cn-mee","aqi":155,"primaryPollutant":{"code":"pm2p5"}}]}]}""", CITY);

        assertThat(forecast.hours().get(0).aqi()).isEqualTo(97);
        assertThat(forecast.hours().get(0).concentrations())
                .containsEntry(Pollutant.PM25, new BigDecimal("58.2"))
                .containsEntry(Pollutant.CO, new BigDecimal("0.9"))
                .hasSize(2);
        assertThat(forecast.days().get(0).date()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(forecast.days().get(0).primary()).containsExactly(Pollutant.PM25);
        assertThat(
                        errors(
                                new QWeather(standards),
                                "{\"days\":[{\"forecastStartTime\":\"2026-11-21T16:00Z\",\"indexes\":[{\"code\":\"qaqi\",\"aqi\":3}]}]}"))
                .extracting(InputError::pointer)
                .contains("/days/0/indexes");
    }

    @Test
    void openMeteoTurnsCarbonMonoxideIntoMilligramsAndIsStampedOnArrival() {
        Forecast forecast = new OpenMeteo(standards).read("""
                {"latitude":38.0,"longitude":114.5,"utc_offset_seconds":28800,"timezone":"Asia/Shanghai",
                 "hourly_units":{"time":"iso8601","pm2_5":"μg/m³","carbon_monoxide":"μg/m³"},
                 "hourly":{"time":["2026-11-22T00:00","2026-11-22T01:00"],"pm2_5":[71.3,null],"carbon_monoxide":[850.0,910.0]}}""", CITY);

        assertThat(forecast.issuedAt()).isEqualTo(ARRIVED);
        assertThat(forecast.marks()).containsExactly(Forecast.ISSUED_ON_ARRIVAL);
        assertThat(forecast.hours().get(0).at()).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(forecast.hours().get(0).concentrations().get(Pollutant.CO)).isEqualByComparingTo("0.85");
        assertThat(forecast.hours().get(1).concentrations()).containsOnlyKeys(Pollutant.CO);
    }

    @Test
    void openMeteoListsOfDifferentLengthAreRefused() {
        assertThat(errors(
                        new OpenMeteo(standards),
                        "{\"hourly\":{\"time\":[\"2026-11-22T00:00\",\"2026-11-22T01:00\"],\"pm10\":[1]}}"))
                .extracting(InputError::pointer)
                .containsExactly("/hourly/pm10");
        assertThat(errors(new OpenMeteo(standards), "{\"hourly\":{\"time\":[\"2026-11-22T00:00\"],\"dust\":[1]}}"))
                .extracting(InputError::pointer)
                .containsExactly("/hourly");
    }

    @Test
    void googleUniversalIndexIsNoIndexOfChina() {
        List<InputError> errors = errors(
                new Google(standards),
                "{\"hourlyForecasts\":[{\"dateTime\":\"2026-11-21T11:00:00Z\",\"indexes\":[{\"code\":\"uaqi\",\"aqi\":71}]}]}");

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/hourlyForecasts/0/indexes");
            assertThat(error.expected()).contains("not HJ 633").contains("uaqi");
        });
    }

    @Test
    void googleCountsByConcentrationsInTheirUnits() {
        Forecast forecast = new Google(standards).read("""
                {"hourlyForecasts":[{"dateTime":"2026-11-21T11:00:00Z",
                 "indexes":[{"code":"uaqi","aqi":40},{"code":"chn_mee","aqi":112,"dominantPollutant":"pm25"}],
                 "pollutants":[{"code":"pm25","concentration":{"value":70.1,"units":"MICROGRAMS_PER_CUBIC_METER"}},
                               {"code":"o3","concentration":{"value":50,"units":"PARTS_PER_BILLION"}},
                               {"code":"co","concentration":{"value":1000,"units":"PARTS_PER_BILLION"}}]}],
                 "regionCode":"cn"}""", CITY);

        Forecast.Hour hour = forecast.hours().get(0);
        assertThat(hour.aqi()).isEqualTo(112);
        assertThat(hour.concentrations().get(Pollutant.O3)).isBetween(new BigDecimal("98.0"), new BigDecimal("98.2"));
        assertThat(hour.concentrations().get(Pollutant.CO)).isBetween(new BigDecimal("1.14"), new BigDecimal("1.15"));
        assertThat(
                        errors(
                                new Google(standards),
                                "{\"hourlyForecasts\":[{\"dateTime\":\"2026-11-21T11:00:00Z\",\"pollutants\":[{\"code\":\"pm25\",\"concentration\":{\"value\":3,\"units\":\"PARTS_PER_BILLION\"}}]}]}"))
                .extracting(InputError::pointer)
                .contains("/hourlyForecasts/0/pollutants/0/concentration/units");
    }

    @Test
    void waqiIsKeptButNeverForDecision() {
        Forecast forecast = new Waqi().read("""
                {"status":"ok","data":{"aqi":150,"time":{"iso":"2026-11-21T17:00:00+08:00"},"forecast":{"daily":{
                 "pm25":[{"avg":158,"day":"2026-11-22","max":170,"min":120}],
                 "o3":[{"avg":30,"day":"2026-11-22","max":44,"min":9},{"avg":31,"day":"2026-11-23","max":40,"min":8}],
                 "uvi":[{"avg":1,"day":"2026-11-22","max":2,"min":0}]}}}}""", CITY);

        assertThat(forecast.decisive()).isFalse();
        assertThat(forecast.standard()).isEqualTo("US AQI (waqi)");
        assertThat(forecast.days()).hasSize(2);
        assertThat(forecast.days().get(0))
                .isEqualTo(new Forecast.Day(LocalDate.of(2026, 11, 22), 120, 170, List.of(Pollutant.PM25), null));
        assertThat(errors(new Waqi(), "{\"aqi\":1}"))
                .extracting(InputError::pointer)
                .contains("/time/iso");
    }

    @Test
    void aServiceThatDoesNotSayItsAreaNeedsItFromTheSender() {
        Intake nowhere = new Intake(null, null, null, ARRIVED, ZONE);

        assertThat(catchThrowableOfType(
                                Problem.class, () -> new CsvBody(json).read("date,aqi\n2026-11-22,150\n", nowhere))
                        .errors())
                .extracting(InputError::pointer)
                .containsExactly("?area");
    }
}
