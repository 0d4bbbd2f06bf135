/** Given names and family names by country, for people who are no merchants. */

import { list } from './template.ts';

export interface People {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const english: People = {
  given: list(`
    James, Mary, Robert, Linda, Michael, Patricia, David, Jennifer, Daniel, Ashley, Kevin,
    Brenda, Jason, Nicole, Brian, Heather, Tyler, Megan, Aaron, Kayla, Dustin, Tiffany, Marcus,
    Denise, Gregory, Latoya, Travis, Courtney, Derek, Monique, Oliver, Amelia, Harry, Isla,
    George, Poppy, Callum, Freya, Gareth, Sian, Alasdair, Morag, Ronan, Aoife, Declan, Niamh,
    Duncan
  `),
  family: list(`
    Thompson, Ramirez, Nguyen, Carter, Mitchell, Bennett, Coleman, Jenkins, Patterson, Hughes,
    Flores, Washington, Simmons, Foster, Bryant, Russell, Griffin, Hayes, Myers, Hamilton,
    Sullivan, Wallace, Cole, Hawkins, Owens, Knight, Palmer, Whitfield, Ashworth, Blackwood,
    Pryce, Llewellyn, Ferguson, Gallagher, O'Connor, Byrne, Fitzgerald, Kavanagh, MacLeod,
    Sutherland
  `),
};

const german: People = {
  given: list(`
    Lukas, Anna, Jonas, Lena, Felix, Marie, Maximilian, Sophie, Stefan, Katrin, Jürgen, Ursula,
    Uwe, Heike, Torsten, Birgit, Matthias, Sabine, Günther, Renate, Tobias, Melanie, Björn,
    Silke, Dieter, Ingrid, Sebastian, Johanna, Florian, Theresa, Moritz, Greta, Hannes, Annika
  `),
  family: list(`
    Schneider, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Schröder, Neumann, Krüger,
    Hofmann, Hartmann, Lange, Krause, Lehmann, Köhler, Herrmann, Walter, König, Huber, Kaiser,
    Fuchs, Scholz, Möller, Jung, Hahn, Vogel, Friedrich, Keller, Günther, Frank, Berger, Winkler
  `),
};

const french: People = {
  given: list(`
    Camille, Lucas, Chloé, Hugo, Manon, Théo, Julie, Antoine, Élodie, Nicolas, Céline, Julien,
    Aurélie, Sébastien, Stéphanie, Mathieu, Émilie, Guillaume, Nathalie, François, Sylvie,
    Benoît, Véronique, Thierry, Brigitte, Yann, Gaëlle, Rémi, Inès, Baptiste, Margaux, Quentin
  `),
  family: list(`
    Martin, Bernard, Dubois, Thomas, Robert, Petit, Durand, Moreau, Laurent, Lefebvre, Garnier,
    Faure, Rousseau, Blanc, Guérin, Boyer, Chevalier, Gauthier, Perrin, Mercier, Dupuis, Barbier,
    Renaud, Marchand, Colin, Vidal, Caron, Roche, Aubert, Lemoine, Prévost, Collet
  `),
};

const spanish: People = {
  given: list(`
    María, José, Carmen, Antonio, Ana, Manuel, Laura, Francisco, Lucía, Javier, Marta, Álvaro,
    Paula, Sergio, Cristina, Pablo, Raquel, Rubén, Beatriz, Adrián, Nuria, Iván, Rocío, Óscar,
    Silvia, Diego, Pilar, Jorge, Inmaculada, Andrés, Montserrat, Ignacio, Guadalupe, Ximena
  `),
  family: list(`
    García, Rodríguez, Fernández, González, Martínez, Sánchez, Pérez, Gómez, Jiménez, Ruiz,
    Hernández, Díaz, Moreno, Muñoz, Álvarez, Romero, Gutiérrez, Navarro, Torres, Domínguez,
    Vázquez, Ramos, Gil, Serrano, Molina, Ortega, Delgado, Castro, Ortiz, Rubio, Marín, Iglesias
  `),
};

const italian: People = {
  given: list(`
    Francesco, Giulia, Alessandro, Chiara, Lorenzo, Martina, Matteo, Francesca, Davide,
    Valentina, Simone, Elena, Stefano, Alessia, Giuseppe, Paola, Roberto, Silvia, Antonio,
    Daniela, Fabrizio, Ilaria, Gianluca, Federica, Salvatore, Rosaria, Vincenzo, Concetta,
    Niccolò, Beatrice
  `),
  family: list(`
    Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno,
    Gallo, Conti, De Luca, Mancini, Costa, Giordano, Rizzo, Lombardi, Moretti, Barbieri, Fontana,
    Santoro, Mariani, Rinaldi, Caruso, Ferrara, Galli, Martini, Leone, Longo, Gentile, D'Angelo
  `),
};

const dutch: People = {
  given: list(`
    Daan, Emma, Sem, Julia, Bram, Lotte, Thijs, Fleur, Ruben, Sanne, Jeroen, Marloes, Sander,
    Anouk, Wouter, Femke, Bas, Marieke, Pieter, Annemiek, Hendrik, Willemijn, Joost, Mirjam, Koen
  `),
  family: list(`
    de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Janssen, Visser, Smit, Meijer,
    de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit,
    Dijkstra, Smits, de Graaf, van der Meer, Kok, Jacobs, van der Linden, Vermeulen, Schouten
  `),
};

const swedish: People = {
  given: list(`
    Erik, Anna, Lars, Karin, Johan, Eva, Anders, Kristina, Per, Malin, Oskar, Elin, Gustav,
    Linnea, Fredrik, Åsa, Henrik, Ulrika, Björn, Ebba, Magnus, Frida, Niklas, Sofia, Viktor
  `),
  family: list(`
    Andersson, Johansson, Karlsson, Nilsson, Larsson, Olsson, Persson, Svensson, Gustafsson,
    Lindberg, Lindström, Lindqvist, Bergström, Sandberg, Forsberg, Sjöberg, Wallin, Engström,
    Lundgren, Berglund, Holmberg, Nyström, Åkesson, Sundström, Hedlund, Björklund, Ek, Strand
  `),
};

const danish: People = {
  given: list(`
    Mads, Freja, Emil, Ida, Rasmus, Signe, Søren, Mette, Jens, Kirsten, Lars, Hanne, Niels, Lone,
    Anders, Maja, Frederik, Line, Kasper, Trine, Henrik, Birgitte, Jeppe, Astrid, Troels
  `),
  family: list(`
    Nielsen, Jensen, Hansen, Pedersen, Andersen, Christensen, Larsen, Sørensen, Rasmussen,
    Jørgensen, Petersen, Madsen, Kristensen, Olsen, Thomsen, Christiansen, Poulsen, Johansen,
    Møller, Mortensen, Knudsen, Holm, Lund, Dahl, Kjær, Bach, Friis, Vestergaard, Nørgaard, Skov,
    Winther
  `),
};

const norwegian: People = {
  given: list(`
    Lars, Ingrid, Ola, Kari, Henrik, Nora, Sondre, Silje, Kristian, Marit, Geir, Anne, Terje,
    Bjørg, Øyvind, Hilde, Magnus, Tuva, Eirik, Solveig, Torbjørn, Randi, Håkon, Astrid, Jonas
  `),
  family: list(`
    Hansen, Johansen, Olsen, Larsen, Andersen, Nilsen, Kristiansen, Jensen, Karlsen, Berg,
    Haugen, Hagen, Bakken, Eide, Solberg, Strand, Lie, Moen, Iversen, Aas, Lund, Sandvik, Myhre,
    Nygård, Halvorsen, Rønning, Tangen, Ødegård, Fjeld, Kvam, Brekke, Tveit, Aune, Sæther
  `),
};

const finnish: People = {
  given: list(`
    Juhani, Maria, Mikko, Aino, Antti, Helena, Jukka, Kaisa, Timo, Anneli, Ville, Sanna, Pekka,
    Tuula, Heikki, Eeva, Lauri, Emilia, Eero, Riitta, Teemu, Päivi, Olli, Veera, Tapio, Hilla
  `),
  family: list(`
    Korhonen, Virtanen, Mäkinen, Nieminen, Mäkelä, Hämäläinen, Laine, Heikkinen, Koskinen,
    Järvinen, Lehtonen, Lehtinen, Saarinen, Salminen, Heinonen, Niemi, Heikkilä, Kinnunen,
    Salonen, Turunen, Laitinen, Tuominen, Rantanen, Karjalainen, Jokinen, Mattila, Savolainen,
    Lahtinen
  `),
};

const indian: People = {
  given: list(`
    Rahul, Priya, Amit, Neha, Suresh, Lakshmi, Vijay, Anjali, Rajesh, Kavita, Arjun, Divya,
    Sanjay, Pooja, Manoj, Sunita, Karthik, Meena, Imran, Fatima, Gurpreet, Harleen, Anil, Deepa,
    Ravi, Shreya, Ashok, Nandini, Venkatesh, Swati, Mohammed, Ayesha, Prakash, Rekha, Nitin
  `),
  family: list(`
    Sharma, Verma, Gupta, Singh, Kumar, Patel, Reddy, Rao, Nair, Iyer, Das, Banerjee, Mukherjee,
    Joshi, Kulkarni, Deshpande, Mehta, Shah, Chauhan, Yadav, Mishra, Pandey, Tiwari, Khan,
    Ansari, Gill, Kaur, Pillai, Menon, Bose, Chatterjee, Naidu, Thakur, Bhatt, Saxena, Agarwal,
    Jain
  `),
};

const brazilian: People = {
  given: list(`
    João, Maria, Pedro, Ana, Lucas, Juliana, Gabriel, Fernanda, Rafael, Camila, Thiago, Letícia,
    Marcelo, Patrícia, Rodrigo, Aline, Eduardo, Vanessa, Antônio, Francisca, Luiz, Sônia, Wesley,
    Raimunda, Vinícius, Beatriz, Márcio, Tatiane, Gustavo, Larissa, Diego, Jéssica
  `),
  family: list(`
    Silva, Santos, Oliveira, Souza, Pereira, Lima, Carvalho, Ferreira, Ribeiro, Almeida, Costa,
    Gomes, Martins, Araújo, Melo, Barbosa, Alves, Cardoso, Rocha, Dias, Nascimento, Moreira,
    Teixeira, Correia, Cavalcanti, Monteiro, Batista, Freitas, Nogueira, Pinheiro, Macedo,
    Bezerra
  `),
};

const polish: People = {
  given: list(`
    Jan, Anna, Piotr, Katarzyna, Krzysztof, Małgorzata, Andrzej, Agnieszka, Tomasz, Barbara,
    Paweł, Ewa, Michał, Magdalena, Marcin, Joanna, Łukasz, Aleksandra, Grzegorz, Zofia, Kamil,
    Hanna, Wojciech, Dorota, Jakub, Natalia, Zbigniew, Halina, Maciej, Justyna
  `),
  family: list(`
    Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Lewandowski, Zieliński, Szymański,
    Woźniak, Dąbrowski, Kozłowski, Mazur, Kwiatkowski, Krawczyk, Kaczmarek, Piotrowski,
    Grabowski, Zając, Pawłowski, Król, Wieczorek, Jabłoński, Wróbel, Stępień, Malinowski, Górski,
    Rutkowski
  `),
};

/** Written as the accounts of Japanese banks show names: half or full katakana, or kanji. */
const japanese: People = {
  given: list(`
    ケンジ, ヨウコ, タロウ, ハナコ, ヒロシ, ユミ, マサト, アヤカ, ダイスケ, ミホ, ショウタ, サキ, 健二, 陽子, 太郎, 由美, 翔太, 美咲, 大輔, 恵子
  `),
  family: list(`
    タナカ, サトウ, イトウ, ナカムラ, コバヤシ, ワタナベ, ヨシダ, ササキ, ヤマモト, イノウエ, 田中, 佐藤, 伊藤, 中村, 小林, 渡辺, 吉田, 佐々木, 山本,
    井上
  `),
};

const romanJapanese: People = {
  given: list(`
    Kenji, Yoko, Hiroshi, Yumi, Daisuke, Ayaka, Shota, Misaki, Takashi, Naoko, Haruto, Emi
  `),
  family: list(`
    Tanaka, Sato, Ito, Nakamura, Kobayashi, Watanabe, Yoshida, Sasaki, Yamamoto, Inoue, Saito
  `),
};

/** By ISO 3166-1; `JL` is Japan in Latin letters. */
export const people: Readonly<Record<string, People>> = {
  US: english,
  GB: english,
  AU: english,
  CA: english,
  DE: german,
  FR: french,
  ES: spanish,
  MX: spanish,
  IT: italian,
  NL: dutch,
  SE: swedish,
  DK: danish,
  NO: norwegian,
  FI: finnish,
  IN: indian,
  BR: brazilian,
  PL: polish,
  JP: japanese,
  JL: romanJapanese,
};
